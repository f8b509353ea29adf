import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

import { freePort } from '@backarch/pipeline/free-port'

import type { Bench, Measurement } from './measure.ts'

const run = promisify(execFile)
const workspace = join(import.meta.dirname, '../../..')

/** What a newcomer waits for: the README's two commands on a clone, with no package downloaded before. */
export const clone: Bench = {
  name: 'clone',
  title: 'the two commands on a bare clone with empty caches, and again when nothing changed',
  run: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'backarch-bench-'))
    try {
      const tested = await newcomer(join(folder, 'tested'))
      const started = await newcomer(join(folder, 'started'))
      return [
        measured('bare clone to green tests', await seconds(tested.test), 180),
        measured('the same again, unchanged', await seconds(tested.test), 5),
        measured('bare clone to an answering server', await started.start(), 60),
        measured('the same again', await started.start(), 3),
      ]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

function measured(what: string, figure: number, atMost: number): Measurement {
  return { what, ours: `${figure.toFixed(1)} s`, figure, unit: ' s', goal: { atMost } }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** Somebody who has just cloned, and whose machine knows nothing of the packages. */
async function newcomer(folder: string) {
  await run('git', ['clone', '--quiet', workspace, folder])
  const env = {
    PATH: withoutWorkspace(process.env.PATH ?? ''),
    HOME: process.env.HOME,
    npm_config_cache: `${folder}-npm`,
    XDG_CACHE_HOME: `${folder}-cache`,
    XDG_DATA_HOME: `${folder}-data`,
    XDG_STATE_HOME: `${folder}-state`,
  }
  const options = { cwd: folder, env }
  return {
    test: () => run('npx', ['-y', 'pnpm', 'test'], options),
    /** Seconds until it answers; then it is stopped. */
    start: async () => {
      const port = await freePort()
      const child = spawn('npx', ['-y', 'pnpm', 'start'], {
        ...options,
        env: { ...env, PORT: String(port) },
        stdio: 'ignore',
        // A group of its own: the signal then reaches the server below npx and pnpm.
        detached: true,
      })
      const waited = await seconds(() => answers(`http://127.0.0.1:${port}/v1/health`))
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
      await once(child, 'exit')
      return waited
    },
  }
}

async function answers(url: string): Promise<void> {
  while (!(await fetch(url).catch(() => null))?.ok) await sleep(20)
}

/** The clone must bring its own programs. */
function withoutWorkspace(path: string): string {
  return path
    .split(':')
    .filter((folder) => !folder.startsWith(workspace))
    .join(':')
}
