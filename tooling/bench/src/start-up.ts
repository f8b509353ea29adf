import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { freePort } from '@backarch/pipeline/free-port'

import type { Bench } from './measure.ts'

const server = join(import.meta.dirname, '../../../apps/server/src/main.ts')

/** From starting the process to its first answer, on a data folder that is new and on one that is not. */
export const startUp: Bench = {
  name: 'start-up',
  title: 'server process to its first answered request, and what it holds in memory when idle',
  run: async () => {
    const data = await mkdtemp(join(tmpdir(), 'backarch-bench-'))
    try {
      const first = await startOnce(data)
      const second = await startOnce(data)
      return [
        {
          what: 'first start',
          ours: `${first.milliseconds.toFixed(0)} ms`,
          figure: first.milliseconds / 1000,
          unit: ' s',
        },
        {
          what: 'second start',
          ours: `${second.milliseconds.toFixed(0)} ms`,
          figure: second.milliseconds / 1000,
          unit: ' s',
          goal: { atMost: 3 },
        },
        {
          what: 'idle memory',
          ours: `${second.megabytes.toFixed(0)} MB`,
          figure: second.megabytes,
          unit: ' MB',
          goal: { atMost: 250 },
        },
      ]
    } finally {
      await rm(data, { recursive: true, force: true })
    }
  },
}

async function startOnce(data: string): Promise<{ milliseconds: number; megabytes: number }> {
  const port = await freePort()
  const start = performance.now()
  const child = spawn(process.execPath, [server], {
    env: { PATH: process.env.PATH, DATA_DIR: data, PORT: String(port) },
    stdio: 'ignore',
  })
  try {
    await answers(child, `http://127.0.0.1:${port}/v1/health`)
    const milliseconds = performance.now() - start
    await sleep(2_000)
    return { milliseconds, megabytes: await residentMegabytes(child) }
  } finally {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
}

async function answers(child: ChildProcess, url: string): Promise<void> {
  while (child.exitCode === null) {
    const response = await fetch(url).catch(() => null)
    if (response?.ok) return
    await sleep(5)
  }
  throw new Error(`the server exited with ${child.exitCode} before it answered`)
}

async function residentMegabytes({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024
}
