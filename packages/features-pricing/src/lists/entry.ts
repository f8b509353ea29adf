import { z } from 'zod'

import { priceListError, quote } from './price-list-error.ts'

/** Short enough for an index, and storable. */
const word = z
  .string()
  .max(200)
  .regex(/^\P{Cc}*$/u)
const name = word.min(1)
/** Not negative; digits as the file has them, because a double would round them. */
const amount = z
  .string()
  .max(40)
  .regex(/^\d+(\.\d+)?(e[+-]?\d{1,2})?$/i)

/** What a file says of itself. */
const headSchema = z.object({
  kind: z.literal('head'),
  offer: name.optional(),
  version: name.optional(),
  publishedAt: z.iso.datetime({ offset: true }).optional(),
})

const productSchema = z.object({
  kind: z.literal('product'),
  sku: name,
  region: name,
  service: name,
  family: name.nullable(),
  attributes: z.record(
    name,
    z
      .string()
      .max(2000)
      .regex(/^\P{Cc}*$/u),
  ),
})

const purchases = [
  'on_demand',
  'reserved',
  'savings_plan',
  'committed',
  'spot',
  'dev_test',
  'other',
] as const

const rateSchema = z.object({
  kind: z.literal('rate'),
  sku: name,
  rate: name,
  purchase: z.enum(purchases),
  offering: name.nullable(),
  payment: name.nullable(),
  termMonths: z.number().int().min(1).max(1200).nullable(),
  unit: name,
  currency: z.string().regex(/^[A-Z]{3}$/),
  price: amount,
  tierBegin: amount,
  tierEnd: amount.nullable(),
  aggregation: name.nullable(),
  effectiveAt: z.iso.datetime({ offset: true }).nullable(),
})

const entrySchema = z.discriminatedUnion('kind', [headSchema, productSchema, rateSchema])

export type Entry = z.infer<typeof entrySchema>
export type ProductEntry = z.infer<typeof productSchema>
export type RateEntry = z.infer<typeof rateSchema>

/** Refuses what no row can hold. */
export function checkEntry(entry: Entry): void {
  const { success, error } = entrySchema.safeParse(entry)
  if (success) return
  const [issue] = error.issues
  const path = issue?.path.map(String) ?? []
  const value = path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), entry)
  const what = entry.kind === 'head' ? 'its head' : quote(entry.sku)
  throw priceListError(
    `${what} has the ${path.join('.')} ${quote(String(value))}, which no price list can have.`,
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
