import { serverParts, type Context, type Job } from '@backarch/api'
import type { Feature } from '@backarch/api/sealed'

import { openBoss } from './open-boss.ts'
import { queueOptions } from './queue.ts'
import { deliver } from './service/deliver.ts'

/** Runs here and now what is due of these jobs, as the operator. Answers how many there were. Failures are as a worker's. */
export async function runDueJobs(ctx: Context, jobs: readonly Job[]): Promise<number> {
  const boss = openBoss(ctx.db, null)
  boss.on('error', () => {})
  await boss.start()
  let count = 0
  try {
    for (const job of jobs) {
      await boss.createQueue(job.name, queueOptions)
      for (;;) {
        const [one] = await boss.fetch<unknown>(job.name, { includeMetadata: true })
        if (!one) break
        count += 1
        const operator: Context = {
          ...ctx,
          principal: { kind: 'operator', name: job.name },
          peer: null,
        }
        const delivery = { id: one.id, attempt: one.retryCount + 1 }
        await deliver(operator, job, one.data, delivery).then(
          () => boss.complete(job.name, one.id),
          (error: unknown) => boss.fail(job.name, one.id, error instanceof Error ? error : {}),
        )
      }
    }
  } finally {
    await boss.stop({ graceful: false, close: false })
  }
  return count
}

/** Runs a scheduled job as if its round had come. */
async function runJob(ctx: Context, job: Job, input: unknown = {}): Promise<void> {
  const operator: Context = { ...ctx, principal: { kind: 'operator', name: job.name }, peer: null }
  await job.run(operator, input, { id: ctx.newId(), attempt: 1 })
}

/** Runs every scheduled job of a feature, in the order in which it lists them. */
export async function runRound(ctx: Context, feature: Feature<unknown>): Promise<void> {
  for (const job of serverParts(feature).jobs ?? []) {
    if (job.schedule !== undefined) await runJob(ctx, job)
  }
}
