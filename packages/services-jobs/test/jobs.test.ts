import { setTimeout as sleep } from 'node:timers/promises'

import { createCallerFactory, type Context, type Job } from '@backarch/api'
import { createTestContext, refusal } from '@backarch/api/testing'
import { AppError, createLogger, newId } from '@backarch/core'
import { createDatabase, inTransaction } from '@backarch/db'
import { createTestDatabase } from '@backarch/db/testing'
import { defineJob, defineScheduledJob, enqueue } from '@backarch/services-jobs'
import { jobsOperator } from '@backarch/services-jobs/operator'
import { runDueJobs } from '@backarch/services-jobs/testing'
import { work, type WorkOptions } from '@backarch/services-jobs/workers'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'

const database = await createTestDatabase({ poolSize: 10 })
afterAll(() => database[Symbol.asyncDispose]())
const { db } = database
const ctx = createTestContext({ db })
const operator: Context = { ...ctx, principal: { kind: 'operator', name: 'test' } }
const jobs = createCallerFactory(jobsOperator.router)(operator)
const stored = async (name: string) =>
  (await jobs.list({ take: 1_000 })).items.filter((job) => job.name === name)

/** A server's workers over the same database, through a pool of its own. */
function startWorkers(of: readonly Job[], options: Partial<WorkOptions> = {}) {
  const lines: string[] = []
  const log = createLogger({
    level: 'error',
    destination: { write: (line: string) => lines.push(line) },
  })
  const own = createDatabase({ url: database.url, poolSize: 3 })
  const stopping = new AbortController()
  const shared = { ...ctx, db: own.db, log }
  const done = work({
    shared,
    jobs: of,
    stopping: stopping.signal,
    pollSeconds: 0.5,
    superviseSeconds: 1,
    ...options,
  })
  const stop = async () => {
    stopping.abort()
    await done
    await own.close()
  }
  return { stop, lines, [Symbol.asyncDispose]: stop }
}

const inputSchema = z.strictObject({ number: z.int() })
const recording = (name: string, seen: number[], attempts?: number) =>
  defineJob({
    name,
    input: inputSchema,
    ...(attempts === undefined ? {} : { attempts }),
    run: async (_ctx, { number }) => {
      seen.push(number)
    },
  })

test('a job begins when the transaction that caused it is committed, and never if it is not', async () => {
  const seen: number[] = []
  const job = recording('test.record', seen)
  await using workers = startWorkers([job])
  const failed = inTransaction(db, async (tx) => {
    await enqueue(tx, job, { number: 1 })
    throw new AppError('CONFLICT', 'No.')
  })
  await expect(failed).rejects.toThrow('No.')
  await inTransaction(db, async (tx) => {
    await enqueue(tx, job, { number: 2 })
    await sleep(100)
    expect(seen).toEqual([])
  })
  await expect.poll(() => seen).toEqual([2])
  await expect.poll(() => stored(job.name)).toEqual([])
  expect(workers.lines).toEqual([])
})

test('the first jobs of a kind may be enqueued in parallel, before there is a worker', async () => {
  const seen: number[] = []
  const job = recording('test.first', seen)
  const numbers = Array.from({ length: 20 }, (_, at) => at)
  await Promise.all(
    numbers.map((number) => inTransaction(db, (tx) => enqueue(tx, job, { number }))),
  )
  expect(await runDueJobs(ctx, [job])).toBe(20)
  expect(seen.toSorted((a, b) => a - b)).toEqual(numbers)
})

test('one id is one job, and an input that is none is refused', async () => {
  const seen: number[] = []
  const job = recording('test.once', seen)
  const id = newId()
  await enqueue(db, job, { number: 1 }, { id })
  await enqueue(db, job, { number: 2 }, { id })
  await expect(enqueue(db, job, { number: 1.5 })).rejects.toThrow('number')
  expect(await runDueJobs(ctx, [job])).toBe(1)
  await enqueue(db, job, { number: 3 }, { id })
  expect(await runDueJobs(ctx, [job])).toBe(0)
  expect(seen).toEqual([1])
})

test('every job is done by one of two servers', async () => {
  const seen: number[] = []
  const job = recording('test.shared', seen)
  await using one = startWorkers([job])
  await using other = startWorkers([job])
  const numbers = Array.from({ length: 50 }, (_, at) => at)
  await Promise.all(numbers.map((number) => enqueue(db, job, { number })))
  await expect.poll(() => seen.length, { timeout: 30_000 }).toBe(50)
  await expect.poll(() => stored(job.name)).toEqual([])
  expect(seen.toSorted((a, b) => a - b)).toEqual(numbers)
  expect([...one.lines, ...other.lines]).toEqual([])
})

test('what fails waits, ends as failed, and is tried again when the operator says so', async () => {
  let sound = false
  const seen: number[] = []
  const job = defineJob({
    name: 'test.broken',
    input: inputSchema,
    attempts: 2,
    run: async (_ctx, { number }, { attempt }) => {
      seen.push(attempt)
      if (sound) return
      throw number === 1
        ? new AppError('UNAVAILABLE', 'The mail server does not answer.')
        : new Error('secret-token-of-somebody')
    },
  })
  const begun = Date.now()
  await enqueue(db, job, { number: 1 })
  expect(await runDueJobs(ctx, [job])).toBe(1)
  const [waits] = await stored(job.name)
  expect(waits).toMatchObject({
    state: 'waiting',
    tries: 1,
    attempts: 2,
    error: 'The mail server does not answer.',
  })
  const due = Date.parse(waits?.due ?? '') - begun
  expect(due).toBeGreaterThan(7_000)
  expect(await runDueJobs(ctx, [job])).toBe(0)

  await jobs.retry({ id: waits?.id ?? '' })
  expect(await runDueJobs(ctx, [job])).toBe(1)
  const [failed] = await stored(job.name)
  expect(failed).toMatchObject({ state: 'failed', tries: 2, due: null })
  expect(failed?.failed).not.toBeNull()

  sound = true
  await jobs.retry({ id: waits?.id ?? '' })
  expect(await runDueJobs(ctx, [job])).toBe(1)
  expect(seen).toEqual([1, 2, 3])
  expect(await stored(job.name)).toEqual([])
})

test('LG1 of an unexpected failure nothing is stored but where to look', async () => {
  const job = defineJob({
    name: 'test.leaky',
    input: inputSchema,
    run: () => Promise.reject(new Error('canary-of-a-secret')),
  })
  await using workers = startWorkers([job])
  await enqueue(db, job, { number: 1 })
  await expect.poll(async () => (await stored(job.name))[0]?.error ?? '').toContain('in the log')
  const rows = await db.$queryRaw`SELECT j::text FROM pgboss.job AS j`
  expect(JSON.stringify(rows)).not.toMatch(/canary|\bat .*\.ts/)
  const id = /look for (\S+) in/.exec((await stored(job.name))[0]?.error ?? '')?.[1]
  expect(workers.lines.join('')).toContain(id)
})

test('a round is one job however many servers store it, and one that fails stops no other', async () => {
  const rounds: string[] = []
  const scheduled = [
    defineScheduledJob({
      name: 'test.broken_round',
      schedule: 'hourly',
      run: () => Promise.reject(new Error('no space left')),
    }),
    defineScheduledJob({
      name: 'test.round',
      schedule: 'hourly',
      run: async ({ principal, db: own }) => {
        const [{ second } = { second: '' }] = await own.$queryRaw<{ second: string }[]>`
          SELECT max(start_after)::text AS second FROM pgboss.job
           WHERE name = 'test.round' AND state = 'active'`
        rounds.push(`${principal.kind} ${second}`)
      },
    }),
  ]
  {
    await using one = startWorkers(scheduled, { hourMs: 1_000 })
    await using other = startWorkers(scheduled, { hourMs: 1_000 })
    await expect.poll(() => rounds.length, { timeout: 20_000 }).toBeGreaterThan(3)
    const said = () => [...one.lines, ...other.lines].join('')
    await expect.poll(said, { timeout: 20_000 }).toContain('no space left')
  }
  expect(new Set(rounds).size).toBe(rounds.length)
  expect(rounds.every((round) => round.startsWith('operator '))).toBe(true)
})

test('GS1 stopping waits for what is under way, tells it so, and begins nothing more', async () => {
  const seen: string[] = []
  const job = defineJob({
    name: 'test.slow',
    input: inputSchema,
    run: async ({ signal }, { number }) => {
      seen.push(`${number} begun`)
      await sleep(300)
      seen.push(signal.aborted ? `${number} told` : `${number} not told`)
    },
  })
  const workers = startWorkers([job])
  await enqueue(db, job, { number: 1 })
  await expect.poll(() => seen).toEqual(['1 begun'])
  await enqueue(db, job, { number: 2 })
  await workers.stop()
  expect(seen).toEqual(['1 begun', '1 told'])
  expect(await stored(job.name)).toMatchObject([{ state: 'waiting', tries: 0 }])
})

test('GS1 what does not end within the grace is handed back, to be done by another server', async () => {
  const released = Promise.withResolvers<void>()
  const job = defineJob({
    name: 'test.endless',
    input: inputSchema,
    run: async () => {
      await released.promise
    },
  })
  const workers = startWorkers([job], { graceSeconds: 1 })
  await enqueue(db, job, { number: 1 })
  await expect.poll(() => stored(job.name)).toMatchObject([{ state: 'running' }])
  await workers.stop()
  const [back] = await stored(job.name)
  expect(back).toMatchObject({ state: 'waiting', tries: 1 })
  released.resolve()
  await jobs.retry({ id: back?.id ?? '' })
  expect(await runDueJobs(ctx, [job])).toBe(1)
  expect(await stored(job.name)).toEqual([])
})

test('only the operator sees jobs, and an id that is none is said to be none', async () => {
  const anybody = createCallerFactory(jobsOperator.router)(ctx)
  expect(await refusal(anybody.list({ take: 1 }))).toMatchObject({ code: 'UNAUTHORIZED' })
  expect(await refusal(anybody.retry({ id: newId() }))).toMatchObject({ code: 'UNAUTHORIZED' })
  expect(await refusal(jobs.retry({ id: newId() }))).toMatchObject({ reason: 'no_job' })
})
