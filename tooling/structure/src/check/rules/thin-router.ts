import { posix } from 'node:path'

import { packageName } from '../../workspace/edges.ts'
import { scope } from '../../workspace/workspace.ts'
import type { Rule } from '../breach.ts'
import { isWholeDatabase, partOf, slices } from '../slice/slice.ts'

/** A router parses, calls the service and returns: it sees no query, no database and no Prisma, not even a type. */
export const thinRouter: Rule = (workspace) =>
  slices(workspace).flatMap(({ folder, dir, files }) =>
    files
      .filter(({ path }) => partOf(path, dir) === 'router')
      .flatMap(({ path, imports }) =>
        imports.flatMap(({ specifier, line }) => {
          if (specifier === null) return []
          const own = specifier.startsWith('.') && posix.join(posix.dirname(path), specifier)
          const isRepo = own !== false && partOf(own, dir) === 'repo'
          const isDatabase = isWholeDatabase(specifier) || packageName(specifier) === `${scope}db`
          if (!isRepo && !isDatabase) return []
          return [
            {
              file: path,
              line,
              path: isRepo ? [] : [folder, specifier.replace(scope, '')],
              message: `The router of ${folder} imports ${specifier}.`,
              instead: `Write a function in the service of ${folder} that does it, and call that.`,
            },
          ]
        }),
      ),
  )
