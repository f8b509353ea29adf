/** A source file as a net of names: which statement declares what, and what each statement uses. */
export interface Module {
  /** Every place that names another module, in the order of the file. */
  readonly imports: readonly Import[]
  /** What each statement at the top of the file uses, by its position. */
  readonly statements: readonly (readonly Use[])[]
  /** The statements that declare a name of the file; `default` is what `export default` declares. */
  readonly declarations: ReadonlyMap<string, readonly number[]>
  readonly exports: ReadonlyMap<string, Use>
  /** The imports of `export * from`. */
  readonly stars: readonly number[]
  /** CommonJS and scripts export no names; they are understood as a whole or not at all. */
  readonly isWhole: boolean
}

export interface Import {
  /** What stands between the quotes; null when it is computed at run time. */
  readonly specifier: string | null
  readonly line: number
  /** The names taken from it; `*` stands for all of them, the empty one for what it does when it is loaded. */
  readonly names: readonly string[]
}

/** A name of the same file, or one that the import at that position takes. */
export type Use = { readonly local: string } | { readonly from: number; readonly name: string }

/** Every name that a module exports. */
export const everyName = '*'
/** All that a module does when it is loaded. */
export const itsEffects = ''
