import { z } from 'zod'

/** How everything that can be committed is to be paid for: each without a payment at its beginning. */
export const commitments = [
  'reserved-1-year',
  'reserved-3-years',
  'savings-plan-1-year',
  'savings-plan-3-years',
  'spot',
] as const

export const commitmentSchema = z.enum(commitments)

/** What became of the resources that can be committed so, and do not say themselves how they are paid for. */
export const committedSchema = z.strictObject({
  commitment: commitmentSchema,
  /** How many are at its rate. */
  atItsRate: z.number().int(),
  /** Those that stay at their own rate, because the committed one has no price. */
  withoutPrice: z.array(z.strictObject({ address: z.string(), reason: z.string() })),
})

export type Commitment = z.infer<typeof commitmentSchema>
export type Committed = z.infer<typeof committedSchema>
