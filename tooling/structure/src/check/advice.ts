/** Something worth a thought, never an error. */
export interface Advice {
  readonly about: 'promotion' | 'unimported-package' | 'one-name-edge'
  /** The package, or the edge from one to the other. */
  readonly path: readonly string[]
  /** What was found, in figures. */
  readonly message: string
  readonly instead: string
}
