import type { Slice } from '../repository/repository.ts'

/** What a reader opens to understand one slice. Directories are from the root, sorted, and each stands once. */
export interface SliceHops {
  readonly slice: Slice
  /** The files that reading starts from. */
  readonly start: readonly string[]
  /** The directory-hopping index: how many directories stand below. */
  readonly hops: number
  /** Inside the slice. */
  readonly own: readonly string[]
  /** Opened for a public face alone; its insides are not read. */
  readonly faces: readonly string[]
  /** Outside the slice, read past any public face. */
  readonly foreign: readonly string[]
}

/** How reading one slice leads from directory to directory. */
export interface HopsTrace {
  readonly slice: Slice
  readonly start: readonly string[]
  /** Sorted: the slice's own, then faces, then those past a face. */
  readonly directories: readonly TracedDirectory[]
}

export interface TracedDirectory {
  readonly dir: string
  readonly as: 'own' | 'face' | 'foreign'
  /** The import that first leads there; null where reading starts. */
  readonly by: { readonly file: string; readonly line: number; readonly specifier: string } | null
}

/** An import met when reading the worst slice, and the directories nobody would open for it without that import. */
export interface Lever {
  readonly file: string
  readonly line: number
  readonly specifier: string
  readonly spares: readonly string[]
}

export interface Unresolved {
  readonly file: string
  readonly line: number
  /** Null when it is computed at run time. */
  readonly specifier: string | null
}

export interface HopsReport {
  /** The most hopping first; ties by name. */
  readonly ranking: readonly SliceHops[]
  /** At most three, the most sparing first; only those that spare something. */
  readonly levers: readonly Lever[]
  /** Slices without a source file to start from: they are not compared. */
  readonly leftOut: readonly Slice[]
  /** Source files that were read into the graph. */
  readonly files: number
  readonly imports: number
  /** Imports met on the way, anywhere in the repository, that lead nowhere. */
  readonly unresolved: readonly Unresolved[]
  /** Files that cannot be parsed: what they import is unknown. */
  readonly unparsed: readonly string[]
  /** Vue, Svelte and Astro files: what they import is unknown too. */
  readonly notRead: readonly string[]
}
