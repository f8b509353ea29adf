import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { inTransaction, publish } from '@backarch/db'
import { requireOperator } from '@backarch/services-access'

import { channel } from '../queue.ts'
import { findStoredJobs, restartJob, type StoredJob } from '../repo.ts'
import type { Jobs, JobView } from '../schemas.ts'

/** What failed, runs and waits, in this order. Throws FORBIDDEN (`operator_only`). */
export async function listJobs(ctx: Context, { take }: { readonly take: number }): Promise<Jobs> {
  requireOperator(ctx)
  const found = await findStoredJobs(ctx.db, take + 1)
  return { items: found.slice(0, take).map(toView), more: found.length > take }
}

/**
 * Has a failed job, or one that waits, begin at once. Throws FORBIDDEN (`operator_only`), and NOT_FOUND (`no_job`) for
 * one that runs, is done or never was.
 */
export async function retryJob(
  ctx: Context,
  { id }: { readonly id: string },
): Promise<{ id: string; name: string }> {
  requireOperator(ctx)
  return inTransaction(ctx.db, async (tx) => {
    const name = await restartJob(tx, id)
    if (name === null) {
      throw new AppError(
        'NOT_FOUND',
        'No such job has failed or waits: "backarch jobs" lists them.',
        {
          details: { reason: 'no_job' },
        },
      )
    }
    await publish(tx, channel, name)
    return { id, name }
  })
}

function toView(job: StoredJob): JobView {
  const { id, name, state, tries, attempts, created, due, ended, error } = job
  const waits = state === 'created' || state === 'retry'
  return {
    id,
    name,
    state: waits ? 'waiting' : state === 'active' ? 'running' : 'failed',
    tries,
    attempts,
    created: created.toISOString(),
    due: waits ? due.toISOString() : null,
    failed: state === 'failed' ? (ended?.toISOString() ?? null) : null,
    error,
  }
}
