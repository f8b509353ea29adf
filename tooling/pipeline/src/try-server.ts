import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Environment } from './run-command.ts'

const startLimit = 120_000
const stopLimit = 25_000

/**
 * Starts what a document says keeps running, waits until it prints where to open it, asks that address for its
 * health, and interrupts it as a person would. Says what went wrong; null when all of it works.
 */
export async function tryServer(
  script: string,
  { cwd, env }: { cwd: string; env: Environment },
): Promise<string | null> {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', script], {
    cwd,
    // Any free port: one that was free before the server came up may be taken by then.
    env: { ...process.env, ...env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: an interrupt then reaches every process in it, as from a terminal.
    detached: true,
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const interrupt = (signal: NodeJS.Signals) => {
    if (child.pid !== undefined && isUp(child)) process.kill(-child.pid, signal)
  }
  const failed = (what: string) => `${script}\n${output}\n${what}`

  try {
    const url = await within(startLimit, () => !isUp(child) || printedUrl(output))
    if (typeof url !== 'string') return failed('printed no address to open')
    const health = await fetch(new URL('/v1/health', url))
    if (!health.ok) return failed(`${health.url} answered ${health.status}`)
    interrupt('SIGINT')
    const stopped = await within(stopLimit, () => !isUp(child))
    return stopped ? null : failed(`did not stop within ${stopLimit / 1000} s`)
  } finally {
    interrupt('SIGKILL')
  }
}

function isUp({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}

function printedUrl(output: string): string | undefined {
  return /http:\/\/[^\s/]+/.exec(output)?.[0]
}

/** Asks until the answer is a yes of any kind; null when the time is over. */
async function within<Answer>(milliseconds: number, ask: () => Answer): Promise<Answer | null> {
  const deadline = Date.now() + milliseconds
  while (Date.now() < deadline) {
    const answer = ask()
    if (answer) return answer
    await sleep(100)
  }
  return null
}
