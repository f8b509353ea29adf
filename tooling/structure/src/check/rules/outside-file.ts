import { posix } from 'node:path'

import { isOurs, packageName } from '../../workspace/edges.ts'
import type { Package } from '../../workspace/package.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Found, Rule } from '../breach.ts'

/** A file outside every package, such as the root's configuration, uses none: no rule would watch over it. */
export const outsideFile: Rule = ({ root, packages, outsiders }: Workspace): Found =>
  outsiders.flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier, line }) => {
      const used = specifier === null ? undefined : packageOf(specifier, path, root, packages)
      if (used === undefined) return []
      return [
        {
          file: path,
          line,
          path: [path, used],
          message: `${path} belongs to no package and imports ${used}.`,
          instead: 'Move what imports it into a package, or do without.',
        },
      ]
    }),
  )

/** The folder that an import of an outsider leads into, by name or by path. */
function packageOf(
  specifier: string,
  path: string,
  root: string,
  packages: readonly Package[],
): string | undefined {
  if (isOurs(specifier)) return packageName(specifier).split('/')[1]
  const absolute = specifier.replace(/^file:(\/\/)?/, '')
  const target = absolute.startsWith('.')
    ? posix.join(posix.dirname(path), absolute)
    : posix.relative(root, absolute)
  return packages.find(({ dir }) => `${target}/`.startsWith(`${dir}/`))?.folder
}
