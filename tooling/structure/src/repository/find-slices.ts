import { basename, matchesGlob } from 'node:path'

import { StructureError } from '../structure-error.ts'
import { isBuildOutput } from './build-output.ts'
import type { Slice } from './repository.ts'
import { dirOf, isSource, isTest, isWithin } from './source-paths.ts'

/** The directories that the patterns match; throws a StructureError for a pattern that matches none. */
export function findSlices(patterns: readonly string[], files: ReadonlySet<string>): Slice[] {
  const directories = directoriesOf(files)
  const found = new Set<string>()
  for (const pattern of patterns) {
    const matching = directories.filter((dir) => matchesGlob(dir, pattern))
    if (matching.length === 0) {
      throw new StructureError(`--slices '${pattern}' matches no directory. ${advice(files)}`)
    }
    for (const dir of matching) found.add(dir)
  }
  const dirs = [...found].toSorted()
  for (const dir of dirs) {
    const outer = dirs.find((other) => other !== dir && isWithin(dir, other))
    if (outer !== undefined) {
      throw new StructureError(
        `--slices matches ${outer} and ${dir} inside it; a slice cannot hold another one.`,
      )
    }
  }
  return dirs.map((dir) => ({ name: nameAmong(dirs, dir), dir }))
}

/** `a,b/{c,d}/` as the user writes it → `a` and `b/{c,d}`. */
export function slicePatterns(words: readonly string[]): string[] {
  return words
    .flatMap((word) => word.split(/,(?![^{]*\})/))
    .map((pattern) => pattern.trim().replace(/^\.\//, '').replace(/\/+$/, ''))
    .filter((pattern) => pattern !== '')
}

/** Says what to pass, by the folders that look like a set of features in this repository. */
export function advice(files: ReadonlySet<string>): string {
  const [best, ...others] = candidates(files).map(
    ({ pattern, folders }) => `--slices '${pattern}' (${folders} folders)`,
  )
  if (best === undefined) return "Name your features' folders, such as --slices 'src/features/*'."
  return `Try ${[best, ...others].join(' or ')}.`
}

const usualParents = new Set(
  'features modules domains packages apps services libs plugins routes'.split(' '),
)

/** At most three folders with two or more folders of source files; the usual names first, none inside another. */
function candidates(files: ReadonlySet<string>): { pattern: string; folders: number }[] {
  const children = new Map<string, Set<string>>()
  for (const file of files) {
    if (!isSource(file) || isTest(file)) continue
    for (let dir = dirOf(file); dir.includes('/'); dir = dirOf(dir)) {
      const parent = dirOf(dir)
      children.set(parent, (children.get(parent) ?? new Set()).add(dir))
    }
  }
  const isUsual = (parent: string) => Number(usualParents.has(basename(parent)))
  const parents = [...children]
    .filter(([parent, { size }]) => size >= 2 && !isBuildOutput(parent))
    .map(([parent, { size }]) => ({ parent, folders: size }))
    .toSorted((a, b) => isUsual(b.parent) - isUsual(a.parent) || b.folders - a.folders)
  return parents
    .filter(({ parent }, at) => !parents.slice(0, at).some((each) => isWithin(parent, each.parent)))
    .slice(0, 3)
    .map(({ parent, folders }) => ({ pattern: `${parent}/*`, folders }))
}

function directoriesOf(files: ReadonlySet<string>): string[] {
  const found = new Set<string>()
  for (const file of files) {
    for (let dir = dirOf(file); dir !== '' && !found.has(dir); dir = dirOf(dir)) found.add(dir)
  }
  return [...found]
}

function nameAmong(dirs: readonly string[], dir: string): string {
  const name = basename(dir)
  return dirs.some((other) => other !== dir && basename(other) === name) ? dir : name
}
