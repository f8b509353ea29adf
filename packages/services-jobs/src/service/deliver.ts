import type { Context, Delivery, Job } from '@backarch/api'
import { isAppError, withRequestId } from '@backarch/core'

/** Runs one try. A failure is logged in full; what is thrown, and stored with the job, is one sentence without secrets. */
export function deliver(ctx: Context, job: Job, input: unknown, delivery: Delivery): Promise<void> {
  return withRequestId(ctx.requestId, () => run(ctx, job, input, delivery))
}

async function run(ctx: Context, job: Job, input: unknown, delivery: Delivery): Promise<void> {
  try {
    await job.run(ctx, input, delivery)
  } catch (error) {
    const { id, attempt } = delivery
    const last = attempt >= job.attempts
    ctx.log.error({ err: error, job: job.name, id, attempt, last }, 'a job failed')
    throw failure(error, ctx)
  }
}

function failure(error: unknown, { requestId, signal }: Context): Error {
  const told = new Error(
    isAppError(error)
      ? error.message
      : signal.aborted
        ? 'It was ended before it was done: the server stopped, or its time was over.'
        : `It failed unexpectedly: look for ${requestId} in the log.`,
  )
  // pg-boss stores an error with its stack.
  delete told.stack
  return told
}
