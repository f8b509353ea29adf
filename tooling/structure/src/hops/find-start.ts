import { matchesGlob } from 'node:path'

import type { ImportGraph } from '../repository/import-graph.ts'
import type { Slice } from '../repository/repository.ts'
import { isTest, isWithin } from '../repository/source-paths.ts'
import type { PublicFaces } from './public-faces.ts'

const router = /^(src\/)?([^/]+\.)?(router|routes|controller)\.[^/.]+$/
const routerFolder = /^(src\/)?(router|routes)\/index\.[^/.]+$/

/**
 * The files that reading a slice starts from: what `from` matches; else its routers; else its public face; else
 * what nothing in it imports. Never tests. Empty when it has no source file.
 */
export function findStart(
  { modules }: ImportGraph,
  faces: PublicFaces,
  slice: Slice,
  from: string | undefined,
): string[] {
  const own = [...modules.keys()].filter((path) => isWithin(path, slice.dir))
  const inSlice = (path: string) => path.slice(slice.dir.length + 1)
  if (from !== undefined) return own.filter((path) => matchesGlob(inSlice(path), from))

  const code = own.filter((path) => !isTest(inSlice(path)) && !/\.d\.[cm]?ts$/.test(path))
  const routers = code.filter(
    (path) => router.test(inSlice(path)) || routerFolder.test(inSlice(path)),
  )
  if (routers.length > 0) return routers
  const open = faces.of(slice).filter((path) => code.includes(path))
  if (open.length > 0) return open

  const imported = new Set<string>()
  for (const path of code) {
    for (const target of modules.get(path)?.targets ?? []) {
      if (target.to === 'file') imported.add(target.path)
    }
  }
  const roots = code.filter((path) => !imported.has(path) && !/\.config\.[^/.]+$/.test(path))
  return roots.length > 0 ? roots : code
}
