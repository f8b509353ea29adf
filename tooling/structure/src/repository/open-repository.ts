import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'

import { StructureError } from '../structure-error.ts'
import { architectureFile, matchesFolder, readArchitecture } from '../workspace/architecture.ts'
import { advice, findSlices, slicePatterns } from './find-slices.ts'
import { git, tryGit } from './git.ts'
import { readManifest } from './manifest.ts'
import type { Repository, RepositoryPackage } from './repository.ts'
import { dirOf } from './source-paths.ts'

interface Options {
  /** Globs of the features' directories, as words of a command line; commas separate too. */
  readonly slices?: readonly string[] | undefined
}

/**
 * Opens the repository that holds `path`. Its slices are what `options.slices` matches or, without them, the
 * packages of the kind `feature` in its `architecture.json`. Throws a StructureError that says what to pass.
 */
export function openRepository(path: string, options: Options = {}): Repository {
  const root = findRoot(path)
  const files = listFiles(root)
  const packages = findPackages(root, files)
  const wanted = slicePatterns(options.slices ?? [])
  const patterns = wanted.length > 0 ? wanted : ownPatterns(root, files, packages)
  if (patterns.length === 0) {
    throw new StructureError(`Which folders are its features? ${advice(files)}`)
  }
  return { root, files, packages, slicePatterns: patterns, slices: findSlices(patterns, files) }
}

function findRoot(path: string): string {
  if (!existsSync(path)) throw new StructureError(`There is no folder ${path}.`)
  if (!statSync(path).isDirectory()) throw new StructureError(`${path} is no folder.`)
  const top = tryGit(path, ['rev-parse', '--show-toplevel'])
  if (top.failure !== null) {
    throw new StructureError(`${path} is in no working tree of a git repository: ${top.failure}`)
  }
  const root = top.output.replace(/\n$/, '')
  if (tryGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD']).failure !== null) {
    throw new StructureError(`${root} has no commits yet; commit something first.`)
  }
  return root
}

/** A path that is not UTF-8 is kept with replacement characters: it is counted, and cannot be opened. */
function listFiles(root: string): ReadonlySet<string> {
  const list = (...kinds: readonly string[]) =>
    git(root, ['ls-files', '-z', ...kinds])
      .split('\0')
      .filter((path) => path !== '')
  const deleted = new Set(list('--deleted'))
  const present = list('--cached', '--others', '--exclude-standard')
  return new Set(present.filter((path) => !deleted.has(path)))
}

function findPackages(root: string, files: ReadonlySet<string>): RepositoryPackage[] {
  return [...files]
    .filter((path) => basename(path) === 'package.json' && !/(^|\/)node_modules\//.test(path))
    .flatMap((path) => {
      const dir = dirOf(path)
      const manifest = readManifest(root, dir)
      return manifest?.name === undefined ? [] : [{ name: manifest.name, dir, manifest }]
    })
    .toSorted((a, b) => b.dir.length - a.dir.length || (a.dir < b.dir ? -1 : 1))
}

/** `packages/features-*`, when `architecture.json` says that packages named `features-*` are features. */
function ownPatterns(
  root: string,
  files: ReadonlySet<string>,
  packages: readonly RepositoryPackage[],
): string[] {
  if (!files.has(architectureFile)) return []
  const patterns = featureFolders(root)
  const found = patterns.flatMap((pattern) =>
    packages
      .filter(({ dir }) => matchesFolder(pattern, basename(dir)))
      .map(({ dir }) => [dirOf(dir), pattern].filter((part) => part !== '').join('/')),
  )
  return [...new Set(found)]
}

/** Another repository may call something else its `architecture.json`: then it says nothing here. */
function featureFolders(root: string): readonly string[] {
  try {
    return readArchitecture(root).kinds['feature']?.packages ?? []
  } catch (error) {
    if (error instanceof StructureError) return []
    throw error
  }
}
