import { exports as resolveExports, imports as resolveImports } from 'resolve.exports'

import { sourcesOf } from './build-output.ts'
import type { Manifest } from './manifest.ts'
import type { Repository, RepositoryPackage } from './repository.ts'

const conditions = ['source', 'development', 'types', 'import', 'require', 'node', 'default']
/** The first set that leads to a file of the repository wins. */
const conditionSets = [
  conditions,
  conditions.filter((each) => each !== 'types'),
  ['require', 'node', 'default'],
  ['module', 'bun', 'browser', 'default'],
]

/** The file of the repository behind an entry of a package, `.` or `./schemas`; null when there is none. */
export function packageEntry(
  { files }: Repository,
  owner: RepositoryPackage,
  entry: string,
): string | null {
  return firstFile(files, owner.dir, entryTargets(owner, entry))
}

/** The files that may be behind an entry, from the package's directory; the likeliest first. */
export function entryTargets({ manifest }: RepositoryPackage, entry: string): string[] {
  const usual =
    entry === '.' ? ['./src/index', './index', './lib/index'] : [`./src/${entry.slice(2)}`]
  if (manifest.exports !== undefined && manifest.exports !== null) {
    const listed = conditional(manifest, entry, resolveExports)
    // A bundle has a name of its own.
    return listed.length === 0 ? [] : [...listed, ...usual]
  }
  const { source, types, typings, module, main } = manifest
  const named = entry === '.' ? [source, types, typings, module, main] : [entry]
  return [...named.filter((path) => path !== undefined), ...usual]
}

/** What `#name` means by the `imports` of a manifest: files of the package, or other packages. */
export function packageImports(manifest: Manifest, name: string): string[] {
  return conditional(manifest, name, resolveImports)
}

/** The entries that a package lists one by one. `./*` lists none: it opens every file. */
export function listedEntries({ manifest: { exports } }: RepositoryPackage): string[] {
  if (typeof exports !== 'object' || exports === null || Array.isArray(exports)) return ['.']
  const keys = Object.keys(exports).filter((key) => key.startsWith('.'))
  return Object.keys(exports).length > 0 && keys.length === 0
    ? ['.']
    : keys.filter((key) => !key.includes('*'))
}

/** The first of these paths below a directory that is a file, itself or as the source it is built from. */
export function firstFile(
  files: ReadonlySet<string>,
  dir: string,
  targets: readonly string[],
): string | null {
  for (const target of targets) {
    const inside = target.replace(/^\.\//, '')
    const candidates = [inside, ...sourcesOf(inside)]
    const found = candidates
      .map((path) => (dir === '' ? path : `${dir}/${path}`))
      .find((path) => files.has(path))
    if (found !== undefined) return found
  }
  return null
}

function conditional(
  manifest: Manifest,
  name: string,
  resolve: typeof resolveExports | typeof resolveImports,
): string[] {
  const found = new Set<string>()
  for (const each of conditionSets) {
    try {
      for (const path of resolve(manifest, name, { unsafe: true, conditions: each }) ?? []) {
        found.add(path)
      }
    } catch {
      // No such entry under these conditions.
    }
  }
  return [...found]
}
