import { newId } from '@backarch/core'
import { publish, type Db } from '@backarch/db'

import type { JobOf } from '../define-job.ts'
import { channel, queueOptions } from '../queue.ts'
import { insertJob } from '../repo.ts'

/**
 * Stores a job in the caller's transaction: it begins once that is committed, and never if it is not. `id` makes it
 * one job however often it is enqueued, until a week after it is done.
 */
export async function enqueue<Input extends object>(
  tx: Db,
  job: JobOf<Input>,
  input: Input,
  { id = newId(), after }: { readonly id?: string; readonly after?: Date } = {},
): Promise<void> {
  const stored = { queue: queueOptions, id, input: job.input.parse(input) }
  await insertJob(tx, job, after === undefined ? stored : { ...stored, after })
  if (after === undefined) await publish(tx, channel, job.name)
}
