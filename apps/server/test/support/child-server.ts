import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Exit {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface ChildServer extends AsyncDisposable {
  readonly process: ChildProcess
  readonly exit: Promise<Exit>
  readonly dataDir: string
  /** Everything printed so far. */
  readonly printed: () => string
}

/** Runs a TypeScript file as a process of its own, with nothing of this process's environment but PATH. */
export function runChild(file: string, env: Readonly<Record<string, string>> = {}): ChildServer {
  const dataDir = env['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'backarch-child-'))
  const child = spawn(process.execPath, [join(import.meta.dirname, '../..', file)], {
    // A folder without an `.env` of anybody's.
    cwd: dataDir,
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const exit = once(child, 'close').then(() => ({ code: child.exitCode, stdout, stderr }))
  return {
    process: child,
    exit,
    dataDir,
    printed: () => stdout,
    [Symbol.asyncDispose]: async () => {
      // In order, so that no database is left writing into the folder.
      child.kill('SIGTERM')
      const impatient = setTimeout(() => child.kill('SIGKILL'), 25_000)
      await exit
      clearTimeout(impatient)
      if (env['DATA_DIR'] === undefined) {
        await rm(dataDir, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 })
      }
    },
  }
}

/** Where the server says it is. Throws with what it printed when it ends before. */
export async function urlOf(child: ChildServer): Promise<string> {
  for (;;) {
    const url = /Open\s+(\S+)/.exec(child.printed())?.[1]
    if (url !== undefined && child.printed().endsWith('\n')) return url
    const stdout = child.process.stdout
    if (!stdout) throw new Error('The child has no output.')
    const ended = await Promise.race([once(stdout, 'data').then(() => null), child.exit])
    if (ended)
      throw new Error(`The server ended with ${ended.code}: ${ended.stderr}${ended.stdout}`)
  }
}
