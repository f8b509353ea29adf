/** A slice of which something may move to where every other one can use it. */
export interface Promotion {
  /** The slice's name. */
  readonly slice: string
  readonly reason: string
}
