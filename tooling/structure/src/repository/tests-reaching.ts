import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { type ImportGraph, readImportGraph } from './import-graph.ts'
import { dependencyNames } from './manifest.ts'
import { openRepository } from './open-repository.ts'
import type { Repository, RepositoryPackage } from './repository.ts'
import { isSource, isWithin } from './source-paths.ts'

/** A test file: the folder of its package from the root, and its path from there. */
interface TestFile {
  readonly dir: string
  readonly path: string
}

/**
 * The test files (`*.test.ts`) of the repository at `root` that a source file can make a difference to: those that
 * reach it through imports, or through a text that names a file, as one does to start a process or to read it.
 */
export function testsReaching(root: string, path: string): TestFile[] {
  const repository = openRepository(root)
  const reaching = reachingFiles(repository, readImportGraph(repository), path)
  return [...reaching]
    .filter((file) => /\.test\.[cm]?[jt]sx?$/.test(file))
    .toSorted()
    .map((file) => {
      const dir = ownerOf(repository, file)?.dir ?? ''
      return { dir, path: dir === '' ? file : file.slice(dir.length + 1) }
    })
}

/** A file, and every one that leads to it in some number of steps. */
function reachingFiles(repository: Repository, graph: ImportGraph, path: string): Set<string> {
  const steps = new Map<string, string[]>()
  for (const [from, targets] of stepsOf(repository, graph)) {
    for (const to of targets) steps.set(to, [...(steps.get(to) ?? []), from])
  }
  const found = new Set([path])
  for (const file of found) for (const from of steps.get(file) ?? []) found.add(from)
  return found
}

/** Where each source file leads. One that cannot be parsed leads where its texts do. */
function stepsOf(repository: Repository, graph: ImportGraph): [string, string[]][] {
  const named = sourcesByName(repository)
  return [...graph.modules.keys(), ...graph.unparsed].map((path) => {
    const { imports = [], targets = [] } = graph.modules.get(path) ?? {}
    const imported = targets.flatMap((target) => (target.to === 'file' ? target.path : []))
    const specifiers = new Set(imports.map(({ specifier }) => specifier))
    const within = namable(repository, path)
    const texts = textsOf(join(repository.root, path)).filter((text) => !specifiers.has(text))
    const meant = texts.flatMap((text) => {
      const end = text.replace(/^(\.{0,2}\/)+/, '')
      const candidates = named.get(end.slice(end.lastIndexOf('/') + 1)) ?? []
      return candidates.filter(
        (file) => `/${file}`.endsWith(`/${end}`) && within.some((dir) => isWithin(file, dir)),
      )
    })
    return [path, [...imported, ...meant]]
  })
}

/** What looks like the end of a source file's path where a string ends. */
function textsOf(path: string): string[] {
  return readFileSync(path, 'utf8').match(/[\w./-]+\.[cm]?[jt]sx?(?=['"`])/g) ?? []
}

function sourcesByName({ files }: Repository): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>()
  for (const file of [...files].filter(isSource)) {
    const name = file.slice(file.lastIndexOf('/') + 1)
    named.set(name, [...(named.get(name) ?? []), file])
  }
  return named
}

/** The folders whose files one may mean by a name: of the own package, and of those it depends on. */
function namable(repository: Repository, path: string): string[] {
  const owner = ownerOf(repository, path)
  if (owner === undefined) return ['']
  const used = new Set(dependencyNames(owner.manifest))
  return [owner, ...repository.packages.filter(({ name }) => used.has(name))].map(({ dir }) => dir)
}

function ownerOf({ packages }: Repository, path: string): RepositoryPackage | undefined {
  return packages.find(({ dir }) => isWithin(path, dir))
}
