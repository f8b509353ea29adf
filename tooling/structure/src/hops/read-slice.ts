import type { ImportGraph, LinkedModule } from '../repository/import-graph.ts'
import { everyName, itsEffects, type Use } from '../repository/module.ts'
import type { Slice } from '../repository/repository.ts'
import { dirOf, isWithin } from '../repository/source-paths.ts'
import type { PublicFaces } from './public-faces.ts'

/** An import on the way from the start, and the one that led to its file. */
export interface Step {
  readonly from: LinkedModule
  /** The position in `from.imports`. */
  readonly at: number
  readonly before: Step | null
}

export interface Opening {
  /** Nothing of it is read but a public face. */
  readonly isFace: boolean
  /** The way to what is read of it; null where reading starts. */
  readonly by: Step | null
}

/** What is left to understand: a statement of a module, a name it exports, or all that it does. */
interface Task {
  readonly module: LinkedModule
  readonly what: number | string
  readonly step: Step | null
}

/**
 * Reads a slice from its start, name by name, and answers the directories opened on the way.
 * `without` is an import to do as if it were not there.
 */
export function readSlice(
  graph: ImportGraph,
  faces: PublicFaces,
  slice: Slice,
  start: readonly string[],
  without: Pick<Step, 'from' | 'at'> | null = null,
): ReadonlyMap<string, Opening> {
  const opened = new Map<string, Opening>()
  const met = new Map<LinkedModule, Set<number | string>>()
  const tasks: Task[] = []

  const open = (path: string, isFace: boolean, by: Step | null) => {
    const dir = dirOf(path)
    const before = opened.get(dir)
    if (before === undefined || (before.isFace && !isFace)) opened.set(dir, { isFace, by })
  }
  const ask = (module: LinkedModule, what: number | string, step: Step | null) => {
    const asked = met.get(module) ?? new Set()
    met.set(module, asked)
    if (asked.has(what)) return
    asked.add(what)
    tasks.push({ module, what, step })
  }
  const follow = (from: LinkedModule, at: number, name: string, before: Step | null) => {
    const target = from.targets[at]
    if (target?.to !== 'file' || (without?.from === from && without.at === at)) return
    const step = { from, at, before }
    const isFace = !isWithin(target.path, slice.dir) && faces.isFace(from.path, target.path)
    open(target.path, isFace, step)
    const module = graph.modules.get(target.path)
    if (module && !isFace) ask(module, module.isWhole ? itsEffects : name, step)
  }
  const understand = (module: LinkedModule, use: Use, step: Step | null) => {
    if ('from' in use) return follow(module, use.from, use.name, step)
    for (const statement of module.declarations.get(use.local) ?? []) ask(module, statement, step)
  }
  const readAll = (module: LinkedModule, step: Step | null) => {
    module.imports.forEach(({ names }, at) => {
      for (const name of names) follow(module, at, name, step)
    })
  }
  const readName = (module: LinkedModule, name: string, step: Step | null) => {
    if (name === everyName) {
      for (const use of module.exports.values()) understand(module, use, step)
      for (const at of module.stars) follow(module, at, everyName, step)
      return
    }
    const use = module.exports.get(name)
    if (use) return understand(module, use, step)
    const at = module.stars.find((star) => hasName(graph, module, star, name))
    if (at !== undefined) follow(module, at, name, step)
  }

  for (const path of start) {
    const module = graph.modules.get(path)
    open(path, false, null)
    if (module) ask(module, itsEffects, null)
  }
  // Breadth first: the way to a directory is a short one.
  for (let next = 0; next < tasks.length; next++) {
    const task = tasks[next]
    if (!task) break
    const { module, what, step } = task
    if (what === itsEffects) readAll(module, step)
    else if (typeof what === 'string') readName(module, what, step)
    else for (const use of module.statements[what] ?? []) understand(module, use, step)
  }
  return opened
}

/** Whether `export * from`, at this position, passes a name on. */
function hasName(
  graph: ImportGraph,
  module: LinkedModule,
  star: number,
  name: string,
  seen = new Set<LinkedModule>(),
): boolean {
  const target = module.targets[star]
  const next = target?.to === 'file' ? graph.modules.get(target.path) : undefined
  if (!next || name === 'default' || seen.has(next)) return false
  seen.add(next)
  return (
    next.isWhole ||
    next.exports.has(name) ||
    next.stars.some((each) => hasName(graph, next, each, name, seen))
  )
}
