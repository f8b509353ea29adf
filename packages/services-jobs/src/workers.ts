import { setTimeout as sleep } from 'node:timers/promises'

import type { Context, Job, SharedParts } from '@backarch/api'
import { listen } from '@backarch/db'
import type { JobWithMetadata, PgBoss } from 'pg-boss'

import { openBoss } from './open-boss.ts'
import { channel, queueOptions } from './queue.ts'
import { deliver } from './service/deliver.ts'
import { storeRound } from './service/store-round.ts'

export interface WorkOptions {
  readonly shared: SharedParts
  readonly jobs: readonly Job[]
  /** Aborted when the server begins to stop: no further job begins, and those that run are told. */
  readonly stopping: AbortSignal
  /** How long an `hourly` job's round is. */
  readonly hourMs?: number
  /** How often each queue is asked, besides when somebody enqueues: for retries, and for what was missed. Default 10. */
  readonly pollSeconds?: number
  /** How often jobs of dead processes are looked for. Default 30. */
  readonly superviseSeconds?: number
  /** How long what runs may take to end. Default 18. */
  readonly graceSeconds?: number
}

/**
 * Works off these jobs until the server stops: one of each kind at a time. Resolves when that is done; what still runs
 * after the grace is handed back, for another server. A database that does not answer is waited for.
 */
export async function work(options: WorkOptions): Promise<void> {
  const { shared, stopping, superviseSeconds = 30, graceSeconds = 18 } = options
  const boss = openBoss(shared.db, { superviseSeconds })
  boss.on('error', (error) => {
    if (!stopping.aborted) shared.log.warn({ err: error }, 'jobs cannot be looked after')
  })
  const over = Promise.withResolvers<void>()
  stopping.addEventListener('abort', () => over.resolve(), { once: true })
  if (stopping.aborted) return
  const workers = new Map<string, string>()
  const begun = begin(boss, options, workers).catch((error: unknown) => {
    if (!stopping.aborted) shared.log.error({ err: error }, 'jobs are not worked off')
  })
  await over.promise
  await Promise.all([boss.stop({ close: false, timeout: graceSeconds * 1_000 }), begun])
}

async function begin(
  boss: PgBoss,
  options: WorkOptions,
  workers: Map<string, string>,
): Promise<void> {
  const { shared, jobs, stopping, pollSeconds = 10 } = options
  await boss.start({ attempts: Number.MAX_SAFE_INTEGER })
  for (const job of jobs) {
    if (stopping.aborted) return
    await boss.createQueue(job.name, queueOptions)
    const worker = await boss.work(
      job.name,
      { includeMetadata: true, pollingIntervalSeconds: pollSeconds },
      async ([one]: readonly JobWithMetadata<unknown>[]) => {
        if (!one) return
        const delivery = { id: one.id, attempt: one.retryCount + 1 }
        const ctx = contextOf(shared, job, AbortSignal.any([stopping, one.signal]))
        try {
          await deliver(ctx, job, one.data, delivery)
        } finally {
          // There may be more of them: it asks again without a pause.
          const self = workers.get(job.name)
          if (self !== undefined) boss.notifyWorker(self)
        }
      },
    )
    workers.set(job.name, worker)
  }
  await Promise.all([wake(boss, options, workers), keepRounds(options)])
}

/** Has a queue asked at once when somebody says that there is something in it. */
async function wake(
  boss: PgBoss,
  { shared, stopping }: WorkOptions,
  workers: ReadonlyMap<string, string>,
): Promise<void> {
  while (!stopping.aborted) {
    try {
      for await (const event of await listen(shared.db, channel, stopping)) {
        for (const [name, worker] of workers) {
          if (event.kind === 'missed' || event.payload === name) boss.notifyWorker(worker)
        }
      }
    } catch (error) {
      if (!stopping.aborted) shared.log.warn({ err: error }, 'queues are only polled for now')
    }
    await pause(5_000, stopping)
  }
}

/** Sees to it that the next round of every scheduled job is stored. */
async function keepRounds({ shared, jobs, stopping, hourMs = 3_600_000 }: WorkOptions) {
  do {
    for (const job of jobs) {
      if (job.schedule === undefined || stopping.aborted) continue
      const lengthMs = job.schedule === 'daily' ? 24 * hourMs : hourMs
      await storeRound(shared.db, job, { now: shared.now(), lengthMs }).catch((error: unknown) => {
        shared.log.warn({ err: error, job: job.name }, 'the next round could not be stored')
      })
    }
  } while (await pause(hourMs / 4, stopping))
}

function contextOf(shared: SharedParts, job: Job, signal: AbortSignal): Context {
  return {
    ...shared,
    requestId: shared.newId(),
    principal: { kind: 'operator', name: job.name },
    credential: null,
    signal,
    peer: null,
    setCookie: null,
  }
}

/** False when the server stops before the time is over. */
function pause(ms: number, stopping: AbortSignal): Promise<boolean> {
  return sleep(ms, true, { signal: stopping, ref: false }).catch(() => false)
}
