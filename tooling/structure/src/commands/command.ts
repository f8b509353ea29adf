/** One word after `pnpm structure`. */
export interface Command {
  /** The word and what may follow it. */
  readonly usage: string
  readonly purpose: string
  /** Gets the words after its own; answers the exit code: 0, 1 for a finding, 2 for misuse. */
  readonly run: (args: readonly string[]) => number | Promise<number>
}
