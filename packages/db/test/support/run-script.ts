import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Script {
  readonly child: ChildProcess
  /** The next line it prints; throws what it complained when it ends instead. */
  readonly line: () => Promise<string>
  /** What it printed after the lines that were asked for, to its end. */
  readonly rest: AsyncIterable<string>
  /** Its exit code, or the signal that ended it. */
  readonly exit: Promise<number | string | null>
  readonly complaints: () => string
}

/** Starts `test/children/<name>.ts` as a process of its own. */
export function runScript(name: string, words: readonly string[]): Script {
  const file = join(import.meta.dirname, '..', 'children', `${name}.ts`)
  const child = spawn(process.execPath, [file, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (bytes: Buffer) => {
    complaints += bytes.toString('utf8')
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const exit = once(child, 'exit').then(([code, signal]) => code ?? signal)
  return {
    child,
    exit,
    rest: { [Symbol.asyncIterator]: () => lines },
    complaints: () => complaints,
    line: async () => {
      const next = await lines.next()
      if (next.done) throw new Error(`${name} ended with ${await exit}: ${complaints}`)
      return next.value
    },
  }
}
