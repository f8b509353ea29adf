import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'

import { StructureError } from '../structure-error.ts'
import { takeSnapshots } from './snapshots.ts'

export interface Undoable {
  /** To be called before a path of the workspace is changed. */
  readonly keep: (path: string) => void
  /** Runs a program in the root of the workspace; throws a StructureError with what it printed when it fails. */
  readonly run: (program: string, ...args: readonly string[]) => Promise<void>
}

/**
 * Runs `work`. When it fails, or is interrupted, every path that was kept is put back as it was; then the error
 * is thrown. Nothing is half done afterwards.
 */
export async function allOrNothing(
  root: string,
  work: (undoable: Undoable) => Promise<void>,
): Promise<void> {
  using snapshots = takeSnapshots(root)
  using interruption = interruptible()
  const { signal } = interruption
  try {
    await work({
      keep: snapshots.keep,
      run: (program, ...args) => run(root, program, args, signal),
    })
    signal.throwIfAborted()
  } catch (error) {
    snapshots.restore()
    if (signal.aborted) throw new StructureError('Interrupted; everything is as it was before.')
    if (!(error instanceof StructureError)) throw error
    throw new StructureError(`${error.message}\nEverything is as it was before.`)
  }
}

/** Aborted by Ctrl-C, by a terminal that closes, and by `kill`; the process then lives on to clean up. */
function interruptible(): { readonly signal: AbortSignal } & Disposable {
  const interruption = new AbortController()
  const interrupt = () => interruption.abort()
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const name of signals) process.on(name, interrupt)
  return {
    signal: interruption.signal,
    [Symbol.dispose]: () => {
      for (const name of signals) process.off(name, interrupt)
    },
  }
}

async function run(
  root: string,
  program: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted()
  const child = spawn(program, args, {
    cwd: root,
    // What the workspace installed comes first, for whoever runs this without pnpm.
    env: {
      ...process.env,
      PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = () => child.kill('SIGTERM')
  signal.addEventListener('abort', stop)
  const printed: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk))
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (status, killedBy) =>
        resolve(status ?? 128 + (killedBy === null ? 0 : constants.signals[killedBy])),
      )
    })
    if (code === 0) return
    const output = Buffer.concat(printed).toString().trim()
    throw new StructureError(`"${[program, ...args].join(' ')}" ended with ${code}:\n${output}`)
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error
    throw new StructureError(`There is no ${program} on the PATH: run this through "npx -y pnpm".`)
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
