import { createHash } from 'node:crypto'

import type { Job } from '@backarch/api'
import type { Db } from '@backarch/db'

import { queueOptions } from '../queue.ts'
import { insertJob } from '../repo.ts'

/**
 * Stores the round of a job that begins next, but no sooner than half a round from now. A round is a whole multiple of
 * its length since 1970, and its job's id follows from it: however many servers store it, it is one job, and it waits
 * in the database for whichever server is there by then.
 */
export async function storeRound(
  db: Db,
  job: Job,
  { now, lengthMs }: { readonly now: Date; readonly lengthMs: number },
): Promise<void> {
  const after = new Date(Math.ceil((now.getTime() + lengthMs / 2) / lengthMs) * lengthMs)
  await insertJob(db, job, { queue: queueOptions, id: idOf(job, after), input: {}, after })
}

/** A UUID (version 8, of our own making) of name and time. */
function idOf(job: Job, begins: Date): string {
  const hash = createHash('sha256').update(`${job.name} ${begins.toISOString()}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
