import type { Job } from '@backarch/api'

/** What a client or a transaction's client is asked here: none of its models. */
interface JobsDb {
  $queryRaw<Rows>(sql: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<Rows>
}

/** What `insertJob` stores besides what the job's definition says. */
export interface NewJob {
  /** How its queue is made, should it be the first of its kind. */
  readonly queue: object
  readonly id: string
  readonly input: object
  /** Not before this time; now where absent. */
  readonly after?: Date
}

/**
 * Writes a job as pg-boss's `send` would, in the caller's transaction; its own statement goes past Prisma's types.
 * Nothing happens when a job of this id exists.
 */
export async function insertJob(
  db: JobsDb,
  job: Job,
  { id, input, after, queue }: NewJob,
): Promise<void> {
  // Once a database; a server makes its queues when it starts.
  await db.$queryRaw`
    SELECT pgboss.create_queue(${job.name}, ${JSON.stringify(queue)}::jsonb)::text
     WHERE NOT EXISTS (SELECT FROM pgboss.queue WHERE name = ${job.name})`
  await db.$queryRaw`
    INSERT INTO pgboss.job (id, name, data, start_after, keep_until, expire_seconds, heartbeat_seconds,
                            retry_limit, retry_delay, retry_backoff, retry_delay_max, policy)
    SELECT ${id}::uuid, name, ${JSON.stringify(input)}::jsonb, time,
           time + retention_seconds * interval '1s', ${job.seconds}, heartbeat_seconds,
           ${job.attempts - 1}, retry_delay, retry_backoff, retry_delay_max, policy
      FROM pgboss.queue, coalesce(${after ?? null}::timestamptz, now()) AS time
     WHERE name = ${job.name}
    ON CONFLICT DO NOTHING`
}

/** Of which states `listStoredJobs` tells; what is done is of no interest. */
type State = 'created' | 'retry' | 'active' | 'failed'

export interface StoredJob {
  readonly id: string
  readonly name: string
  readonly state: State
  /** How often it was tried, the running try included. */
  readonly tries: number
  readonly attempts: number
  readonly created: Date
  readonly due: Date
  readonly ended: Date | null
  /** The last failure, as `failure` wrote it. */
  readonly error: string | null
}

/** What failed, runs and waits, in this order and then by when it is due; at most so many. */
export async function findStoredJobs(db: JobsDb, take: number): Promise<readonly StoredJob[]> {
  return db.$queryRaw<StoredJob[]>`
    SELECT id::text, name, state::text,
           CASE WHEN started_on IS NULL THEN 0 ELSE retry_count + 1 END::int AS tries,
           (retry_limit + 1)::int AS attempts, created_on AS created, start_after AS due,
           completed_on AS ended, output ->> 'message' AS error
      FROM pgboss.job
     WHERE state IN ('created', 'retry', 'active', 'failed')
     ORDER BY array_position(ARRAY['failed', 'active', 'retry', 'created'], state::text), start_after, id
     LIMIT ${take}`
}

/** Has a failed job, or one that waits for its next try, begin at once. Its name, or null when there is no such job. */
export async function restartJob(db: JobsDb, id: string): Promise<string | null> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    UPDATE pgboss.job
       SET state = CASE state WHEN 'failed' THEN 'retry' ELSE state END, start_after = now(), completed_on = NULL,
           keep_until = greatest(keep_until, now() + interval '14 days'),
           retry_limit = greatest(retry_limit, retry_count + 1)
     WHERE id = ${id}::uuid AND state IN ('failed', 'retry', 'created')
    RETURNING name`
  return rows[0]?.name ?? null
}
