import type { Tally } from '@backarch/features-pricing'
import { z } from 'zod'

/** What a version costs, exactly, with the prices of one catalog. */
export interface Bill {
  readonly catalogDate: string
  readonly tally: Tally
}

const amount = z.string().regex(/^-?\d+$/)
const count = z.int().nonnegative()

const storedSchema = z.strictObject({
  catalogDate: z.string(),
  baseline: amount,
  usage: amount,
  priced: count,
  free: count,
  unpriced: count,
  unsupported: count,
  unknownUsage: count,
})

/** A bill as the database keeps it. */
export type StoredBill = z.infer<typeof storedSchema>

export function toStoredBill({ catalogDate, tally }: Bill): StoredBill {
  return {
    catalogDate,
    ...tally,
    baseline: String(tally.baseline),
    usage: String(tally.usage),
  }
}

export function readBill(stored: unknown): Bill {
  const { catalogDate, baseline, usage, ...counts } = storedSchema.parse(stored)
  return { catalogDate, tally: { ...counts, baseline: BigInt(baseline), usage: BigInt(usage) } }
}
