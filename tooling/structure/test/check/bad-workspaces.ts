import type { RuleName } from '../../src/check/rules/index.ts'
import type { BadWorkspace } from './bad/bad-workspace.ts'
import { badEdges } from './bad/edges.ts'
import { badImports } from './bad/imports.ts'
import { badPackages } from './bad/packages.ts'
import { badRepos } from './bad/repos.ts'
import { badSlices } from './bad/slices.ts'
import { badTables } from './bad/tables.ts'

/** For every rule at least one workspace for each way to break it. */
export const badWorkspaces: Readonly<Record<RuleName, readonly BadWorkspace[]>> = {
  ...badPackages,
  ...badEdges,
  ...badImports,
  ...badSlices,
  ...badRepos,
  ...badTables,
}
