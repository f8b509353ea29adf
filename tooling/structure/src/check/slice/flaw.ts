/** What is wrong with a slice's layout. */
export interface Flaw {
  /** From the slice's own folder; its package.json when the flaw is that something is missing. */
  readonly path?: string
  readonly line?: number
  readonly message: string
  readonly instead: string
}
