import { kindsOf } from '../../workspace/architecture.ts'
import { scope } from '../../workspace/workspace.ts'
import type { Rule } from '../breach.ts'

const repo = /^src\/repo(\.ts$|\/)/

/** Queries live in `repo.ts`: it alone gets at the tables, which is what `FeatureDb` opens. */
export const repoOnly: Rule = ({ architecture, packages }) =>
  packages
    .filter(({ folder }) =>
      kindsOf(architecture, folder).some((kind) => kind === 'feature' || kind === 'service'),
    )
    .flatMap(({ dir, files }) =>
      files
        .filter(({ path, isTest }) => !isTest && !repo.test(path.slice(dir.length + 1)))
        .flatMap(({ path, imports }) =>
          imports
            .filter(({ specifier }) => specifier === `${scope}db`)
            .filter(({ names }) => names.includes('FeatureDb') || names.includes('*'))
            .map(({ line }) => ({
              file: path,
              line,
              path: [],
              message: 'This file gets at the tables.',
              instead: `Put the query into ${dir}/src/repo.ts under a name that says what it fetches.`,
            })),
        ),
    )
