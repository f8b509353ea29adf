import { z } from 'zod'

/** A job as the operator sees it: never its input, which is somebody's. */
export const jobSchema = z.strictObject({
  id: z.uuid(),
  /** `<feature>.<what it does>`. */
  name: z.string(),
  state: z.enum(['waiting', 'running', 'failed']),
  /** How often it was tried, the running try included, and how often it is at most. */
  tries: z.int(),
  attempts: z.int(),
  created: z.iso.datetime(),
  /** When it is, or was, to begin or to be tried again; null for one that runs or has failed. */
  due: z.iso.datetime().nullable(),
  /** When it failed for good. */
  failed: z.iso.datetime().nullable(),
  /** Why the last try failed. */
  error: z.string().nullable(),
})

export const jobsSchema = z.strictObject({
  items: z.array(jobSchema),
  /** Whether there are more than are listed. */
  more: z.boolean(),
})

export const listJobsInputSchema = z.strictObject({ take: z.int().min(1).max(1_000) })
export const retryJobInputSchema = z.strictObject({ id: z.uuid() })
export const retriedJobSchema = z.strictObject({ id: z.uuid(), name: z.string() })

export type JobView = z.infer<typeof jobSchema>
export type Jobs = z.infer<typeof jobsSchema>
