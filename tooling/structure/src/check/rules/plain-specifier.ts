import type { Rule } from '../breach.ts'
import { withoutExceptions } from '../exceptions.ts'

/** An import whose name is computed cannot be checked by anyone. */
export const plainSpecifier: Rule = (workspace) => {
  const computed = workspace.packages
    .flatMap(({ files }) => files)
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier }) => specifier === null)
        .map(({ line }) => ({
          file: path,
          line,
          path: [],
          message: 'This import is computed at run time.',
          instead: 'Write the specifier as a plain string, once for each module.',
        })),
    )
  return withoutExceptions(workspace, 'plain-specifier', computed)
}
