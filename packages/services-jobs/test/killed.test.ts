import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { createCallerFactory } from '@backarch/api'
import { createTestContext, testFolder } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { createTestDatabase } from '@backarch/db/testing'
import { enqueue } from '@backarch/services-jobs'
import { jobsOperator } from '@backarch/services-jobs/operator'
import { runDueJobs } from '@backarch/services-jobs/testing'
import { expect, test } from 'vitest'

import { effectJob } from './children/effect-job.ts'

/** A process of its own that works off jobs. Killed at the latest when disposed. */
function startProcess(url: string) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'children/run-workers.ts'), url],
    { env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = once(child, 'close')
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  return { said: () => said, kill, [Symbol.asyncDispose]: kill }
}

test('DU1 kill -9 between a job’s effect and its mark: another process does it again, and there is one effect', async () => {
  await using database = await createTestDatabase()
  const { db, url } = database
  const ctx = createTestContext({ db, principal: { kind: 'operator', name: 'test' } })
  const folder = testFolder()
  await mkdir(folder, { recursive: true })
  // Makes the queue; then a death is noticed, and the job tried again, sooner than in production.
  await runDueJobs(ctx, [effectJob])
  await db.$executeRaw`UPDATE pgboss.queue SET heartbeat_seconds = 2, retry_delay = 1`
  await using one = startProcess(url)
  await using other = startProcess(url)

  const id = newId()
  await enqueue(db, effectJob, { folder }, { id })
  const said = () => one.said() + other.said()
  await expect.poll(said, { timeout: 30_000 }).toBe('try 1 made\n')
  expect(await readdir(folder)).toEqual([id])
  const [killed, left] = one.said() === '' ? [other, one] : [one, other]
  await killed.kill()

  await expect.poll(left.said, { timeout: 60_000 }).toBe('try 2 found\n')
  const jobs = createCallerFactory(jobsOperator.router)(ctx)
  await expect.poll(async () => (await jobs.list({ take: 10 })).items).toEqual([])
  expect(await readdir(folder)).toEqual([id])
  expect(said().split('\n')).toHaveLength(3)
})
