import type { Tally } from '@backarch/features-pricing'
import { z } from 'zod'

/** What a version costs, exactly, at the prices of one edition. */
export interface Bill {
  /** Of the newest price in the catalog. */
  readonly catalogDate: string
  /** Names the prices: two bills of one edition can be added. */
  readonly edition: string
  readonly tally: Tally
}

const amount = z.string().regex(/^-?\d+$/)
const count = z.int().nonnegative()

const storedSchema = z.strictObject({
  catalogDate: z.string(),
  /** The oldest bills have none: the edition of their catalog was its date. */
  edition: z.string().optional(),
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

export function toStoredBill({ catalogDate, edition, tally }: Bill): StoredBill {
  return {
    catalogDate,
    edition,
    ...tally,
    baseline: String(tally.baseline),
    usage: String(tally.usage),
  }
}

export function readBill(stored: unknown): Bill {
  const { catalogDate, edition, baseline, usage, ...counts } = storedSchema.parse(stored)
  const tally = { ...counts, baseline: BigInt(baseline), usage: BigInt(usage) }
  return { catalogDate, edition: edition ?? catalogDate, tally }
}
