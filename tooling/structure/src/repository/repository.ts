/** A git repository of any layout, as it stands in its working tree. */
export interface Repository {
  /** Absolute. */
  readonly root: string
  /** Every tracked file, from the root, with forward slashes. */
  readonly files: ReadonlySet<string>
  /** The features to compare, sorted by directory; at least one. */
  readonly slices: readonly Slice[]
  /**
   * The globs of directories that the slices were found by, from the root: `src/features/*`. History has features
   * that exist no longer. The slices' own directories when no glob found them.
   */
  readonly slicePatterns: readonly string[]
  /** Every folder with a tracked package.json that has a name, longest directory first. */
  readonly packages: readonly RepositoryPackage[]
}

export interface Slice {
  /** The directory's own name. */
  readonly name: string
  /** From the root. */
  readonly dir: string
}

export interface RepositoryPackage {
  readonly name: string
  /** From the root; empty for the root's own. */
  readonly dir: string
}
