import type { Manifest } from './manifest.ts'

/** A git repository of any layout, as it stands in its working tree. */
export interface Repository {
  /** Absolute. */
  readonly root: string
  /** Every file that git tracks or would offer to add, from the root, with forward slashes. */
  readonly files: ReadonlySet<string>
  /** What makes a directory a slice: globs from the root, such as `src/features/*`. */
  readonly slicePatterns: readonly string[]
  /** The features to compare, sorted by directory; at least one, and none inside another. */
  readonly slices: readonly Slice[]
  /** Every folder with a package.json that has a name, longest directory first. */
  readonly packages: readonly RepositoryPackage[]
}

export interface Slice {
  /** The directory's own name; the whole directory where two slices have the same. */
  readonly name: string
  /** From the root. */
  readonly dir: string
}

export interface RepositoryPackage {
  readonly name: string
  /** From the root; empty for the root's own. */
  readonly dir: string
  readonly manifest: Manifest
}
