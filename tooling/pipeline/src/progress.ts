export interface Progress extends Disposable {
  /** Replaces the line. */
  readonly show: (text: string) => void
}

/** One line that changes in place on a terminal, and nothing at all elsewhere. */
export function startProgress(stream: NodeJS.WriteStream = process.stdout): Progress {
  const write = (text: string) => {
    if (stream.isTTY) stream.write(`\r\x1b[2K${text.slice(0, (stream.columns || 80) - 1)}`)
  }
  return { show: write, [Symbol.dispose]: () => write('') }
}
