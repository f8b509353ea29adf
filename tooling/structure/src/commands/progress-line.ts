import type { WriteStream } from 'node:tty'

const everyMilliseconds = 100
const clearLine = '\r\u001B[K'

/** A line that counts up on a terminal, and nothing where there is none. Cleared when disposed. */
export function progressLine(
  stream: WriteStream,
  line: (count: number) => string,
): { readonly show: (count: number) => void } & Disposable {
  if (!stream.isTTY) return { show: () => {}, [Symbol.dispose]: () => {} }
  let next = 0
  return {
    show: (count) => {
      const now = performance.now()
      if (now < next) return
      next = now + everyMilliseconds
      stream.write(`${clearLine}${line(count)}`)
    },
    [Symbol.dispose]: () => stream.write(clearLine),
  }
}
