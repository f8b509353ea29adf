import type { ImportGraph } from '../repository/import-graph.ts'
import { dirOf } from '../repository/source-paths.ts'
import type { Lever, SliceHops } from './hops-report.ts'
import type { PublicFaces } from './public-faces.ts'
import { type Opening, readSlice, type Step } from './read-slice.ts'

/**
 * The imports without which the fewest directories are opened. An import within one directory is not one of them:
 * it is the directories that a reader hops between.
 */
export function findLevers(
  graph: ImportGraph,
  faces: PublicFaces,
  { slice, start }: Pick<SliceHops, 'slice' | 'start'>,
  most = 3,
): Lever[] {
  const opened = readSlice(graph, faces, slice, start)
  const levers: Lever[] = []
  // Without an import that is not on the way to a directory, that directory is still reached.
  for (const { step, dirs } of waysTo(opened)) {
    const weakest = levers.at(most - 1)
    if (weakest !== undefined && weakest.spares.length >= dirs.length) break
    if (!isHop(step)) continue
    const left = readSlice(graph, faces, slice, start, step)
    const spares = dirs.filter((dir) => !left.has(dir)).toSorted()
    const taken = step.from.imports[step.at]
    if (spares.length === 0 || !taken) continue
    const { line, specifier } = taken
    levers.push({ file: step.from.path, line, specifier: specifier ?? '', spares })
    levers.sort((a, b) => b.spares.length - a.spares.length)
  }
  return levers.slice(0, most)
}

/** Every import on the way to a directory, with the directories it is on the way to; the most first. */
function waysTo(opened: ReadonlyMap<string, Opening>): { step: Step; dirs: string[] }[] {
  const found = new Map<string, { step: Step; dirs: string[] }>()
  for (const [dir, { by }] of opened) {
    const seen = new Set<string>()
    for (let step = by; step !== null; step = step.before) {
      const key = `${step.from.path}\0${step.at}`
      if (seen.has(key)) continue
      seen.add(key)
      const way = found.get(key) ?? { step, dirs: [] }
      found.set(key, way)
      way.dirs.push(dir)
    }
  }
  return [...found.values()].toSorted((a, b) => b.dirs.length - a.dirs.length)
}

function isHop({ from, at }: Step): boolean {
  const target = from.targets[at]
  return target?.to === 'file' && dirOf(target.path) !== dirOf(from.path)
}
