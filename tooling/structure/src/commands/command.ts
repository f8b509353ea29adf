/** One word after `pnpm structure`. */
export interface Command {
  /** What follows the word, and what it is for: two columns of the usage. */
  readonly usage: readonly (readonly [string, string])[]
  /** Gets the words after its own; answers the exit code: 0, 1 for a finding, 2 for misuse. */
  readonly run: (args: readonly string[]) => number | Promise<number>
}
