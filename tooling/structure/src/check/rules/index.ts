import type { Rule } from '../breach.ts'
import { allSeen } from './all-seen.ts'
import { dependencyDeclared } from './dependency-declared.ts'
import { dependencyDirection } from './dependency-direction.ts'
import { featureEdge } from './feature-edge.ts'
import { generatedFiles } from './generated-files.ts'
import { noCycle } from './no-cycle.ts'
import { oneEnvironment } from './one-environment.ts'
import { outsideFile } from './outside-file.ts'
import { ownFolder } from './own-folder.ts'
import { ownTables } from './own-tables.ts'
import { packageKind } from './package-kind.ts'
import { plainSpecifier } from './plain-specifier.ts'
import { publicEntry } from './public-entry.ts'
import { repoOnly } from './repo-only.ts'
import { repoOwnTables } from './repo-own-tables.ts'
import { shippedName } from './shipped-name.ts'
import { sliceParts } from './slice-parts.ts'
import { thinRouter } from './thin-router.ts'

/** Every rule under the name that a breach prints. Each has a bad workspace in the tests. */
export const rules = {
  'all-seen': allSeen,
  'package-kind': packageKind,
  'dependency-direction': dependencyDirection,
  'dependency-declared': dependencyDeclared,
  'feature-edge': featureEdge,
  'no-cycle': noCycle,
  'public-entry': publicEntry,
  'own-folder': ownFolder,
  'plain-specifier': plainSpecifier,
  'one-environment': oneEnvironment,
  'repo-only': repoOnly,
  'outside-file': outsideFile,
  'slice-parts': sliceParts,
  'shipped-name': shippedName,
  'thin-router': thinRouter,
  'repo-own-tables': repoOwnTables,
  'own-tables': ownTables,
  'generated-files': generatedFiles,
} satisfies Record<string, Rule>

export type RuleName = keyof typeof rules
