import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { type Promotion, promotionsOf } from '../promotion/promotions-of.ts'
import type { Repository } from '../repository/repository.ts'
import { isWithin } from '../repository/source-paths.ts'
import type { FileImport } from './room-graph.ts'

/** `service.ts`, `notes.service.ts`, and what lies in a folder `service` or `services`. */
const servicePath = /(^|\/)(([^/]+\.)?service\.[cm]?[jt]sx?$|services?\/)/

/** What `check` advises of this workspace, for any repository: a slice is known by its folder alone. */
export function findPromotions(
  { root, slices }: Pick<Repository, 'root' | 'slices'>,
  sources: readonly string[],
  imports: readonly FileImport[],
): Promotion[] {
  const sliceOf = (file: string) => slices.find(({ dir }) => isWithin(file, dir))
  const crossing = imports.flatMap(({ from, to, names }) => {
    const [user, used] = [sliceOf(from), sliceOf(to)]
    return user && used && user !== used ? [{ used, by: user.name, names }] : []
  })
  return slices.flatMap((slice) =>
    promotionsOf({
      slice: slice.name,
      uses: crossing.filter(({ used }) => used === slice),
      service: sources
        .filter((path) => isWithin(path, slice.dir))
        .map((path) => path.slice(slice.dir.length + 1))
        .filter((path) => servicePath.test(path))
        .map((path) => ({ path, lines: countLines(join(root, slice.dir, path)) })),
    }),
  )
}

function countLines(path: string): number {
  return readFileSync(path, 'utf8').trimEnd().split('\n').length
}
