import { z } from 'zod'

/** What a replica is told to serve. */
export const orderSchema = z.strictObject({
  /** The file that exports the feature. */
  module: z.string(),
  name: z.string(),
  databaseUrl: z.string(),
  env: z.record(z.string(), z.string().optional()),
})

export const reportSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('listening'), port: z.int() }),
  /** Comes after the whole answer, and so after whatever failed meanwhile. */
  z.strictObject({
    kind: z.literal('answered'),
    requestId: z.string(),
    failure: z.string().nullable(),
  }),
])

export type Order = z.output<typeof orderSchema>
export type Report = z.output<typeof reportSchema>
