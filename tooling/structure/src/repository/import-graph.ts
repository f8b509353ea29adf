import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { tryGit } from './git.ts'
import type { Module } from './module.ts'
import { readModule } from './read-module.ts'
import type { Repository } from './repository.ts'
import { createResolver, type Target } from './resolve-import.ts'
import { isSource } from './source-paths.ts'

/** Every source file of a repository, and where each of its imports leads. */
export interface ImportGraph {
  readonly modules: ReadonlyMap<string, LinkedModule>
  /** Source files that cannot be parsed or opened: what they import is unknown. */
  readonly unparsed: readonly string[]
  /** Files of languages that hold imports in a dialect of their own, such as Vue's. */
  readonly notRead: readonly string[]
}

export interface LinkedModule extends Module {
  readonly path: string
  /** Where `imports` lead, position by position. */
  readonly targets: readonly Target[]
}

/** Reads every source file; `onProgress` is told how many it has read. */
export function readImportGraph(
  repository: Repository,
  onProgress: (files: number) => void = () => {},
): ImportGraph {
  const { root, files } = repository
  const resolve = createResolver(repository)
  const modules = new Map<string, LinkedModule>()
  const unparsed: string[] = []
  for (const path of [...files].filter(isSource).toSorted()) {
    const text = readText(join(root, path))
    const module = text === null ? null : readModule(path, text)
    if (module === null) unparsed.push(path)
    else {
      const targets = module.imports.map(({ specifier }) => resolve(path, specifier))
      modules.set(path, { ...module, path, targets })
    }
    onProgress(modules.size + unparsed.length)
  }
  const notRead = [...files].filter((path) => /\.(vue|svelte|astro)$/.test(path)).toSorted()
  return { modules: withoutIgnored(root, modules), unparsed, notRead }
}

/** A file that git ignores and that is not there is yet to be generated: outside, as when it is there. */
function withoutIgnored(
  root: string,
  modules: ReadonlyMap<string, LinkedModule>,
): ReadonlyMap<string, LinkedModule> {
  const lost = [...modules.values()]
    .flatMap(({ targets }) => targets)
    .flatMap((target) => (target.to === 'nowhere' ? (target.path ?? []) : []))
    .filter((path) => !path.startsWith('..'))
  if (lost.length === 0) return modules
  const { output } = tryGit(root, ['check-ignore', '-z', '--stdin'], `${lost.join('\0')}\0`)
  const ignored = new Set(output.split('\0'))
  const corrected = (target: Target): Target =>
    target.to === 'nowhere' && target.path !== null && ignored.has(target.path)
      ? { to: 'outside' }
      : target
  return new Map(
    [...modules].map(([path, module]) => [
      path,
      { ...module, targets: module.targets.map(corrected) },
    ]),
  )
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
