import { pageInput, pageOf } from '@backarch/api/schemas'
import { z } from 'zod'

export const priceProviderSchema = z.enum(['aws', 'azure', 'google'])

/** Printable, as all that a price list holds. */
const textSchema = z
  .string()
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u)
const nameSchema = textSchema.min(1)
const priceListIdSchema = z.uuid()

export const priceListSchema = z.strictObject({
  id: z.string(),
  provider: priceProviderSchema,
  /** `active`: in use. `refused`: see `problem`. `replaced`: out of use; its prices are gone. */
  status: z.enum(['importing', 'active', 'replaced', 'refused']),
  /** What it is a list of, e.g. `AmazonEC2`; null until it is read to its end. */
  offer: z.string().nullable(),
  /** At most one list of a name is in use. */
  name: z.string().nullable(),
  version: z.string().nullable(),
  /** As the file says it; null where the provider's files do not. */
  publishedAt: z.string().nullable(),
  currency: z.string().nullable(),
  fileName: z.string(),
  fileBytes: z.number(),
  /** Of the file, in hex. */
  sha256: z.string(),
  /** How many products and prices of the file are read. */
  entries: z.number().int(),
  products: z.number().int(),
  rates: z.number().int(),
  /** How many prices of the catalog it answers in estimates; none, where it is not in US dollars. */
  estimated: z.number().int(),
  problem: z.string().nullable(),
  startedAt: z.string(),
  updatedAt: z.string(),
  activatedAt: z.string().nullable(),
})

export const importPricesInputSchema = z.strictObject({
  /** On the server's own machine. */
  file: z
    .string()
    .min(1)
    .max(4096)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u),
  /** Refuses another provider's; else the file says whose it is. */
  provider: priceProviderSchema.optional(),
  /** Replaces the list of this name. Default: the offer, and its region where it is of one region. */
  name: nameSchema.optional(),
})

export const importPricesEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('progress'),
    /** Read so far. */
    bytes: z.number(),
    fileBytes: z.number(),
    /** Stored so far: products and prices. */
    entries: z.number().int(),
  }),
  z.strictObject({
    type: z.literal('done'),
    /** The same file is in use already: nothing was done. */
    unchanged: z.boolean(),
    /** The list that it took the place of. */
    replaced: z.string().nullable(),
    list: priceListSchema,
  }),
])

export const listPriceListsInputSchema = z.strictObject({ ...pageInput })
export const priceListsSchema = pageOf(priceListSchema)

export const removePriceListInputSchema = z.strictObject({ id: priceListIdSchema })
export const removedPriceListSchema = z.strictObject({ id: z.string() })

export const findPricesInputSchema = z.strictObject({
  provider: priceProviderSchema,
  /** As the provider names it: `AmazonEC2`, `Virtual Machines`, `Compute Engine`. */
  service: nameSchema,
  /** The provider's, or `global`; no other region's price is an answer. */
  region: nameSchema,
  /** All of which a product must have, e.g. `instanceType`; capitals, spaces and signs of a name do not count. */
  attributes: z
    .record(
      nameSchema,
      z
        .string()
        .max(2000)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u),
    )
    .refine((attributes) => Object.keys(attributes).length <= 50, 'at most 50 attributes')
    .default({}),
  /** How many products at most. */
  take: z.number().int().min(1).max(100).default(20),
})

export const listedRateSchema = z.strictObject({
  purchase: z.enum([
    'on_demand',
    'reserved',
    'savings_plan',
    'committed',
    'spot',
    'dev_test',
    'other',
  ]),
  offering: z.string().nullable(),
  payment: z.string().nullable(),
  termMonths: z.number().int().nullable(),
  unit: z.string(),
  /** For one unit, as a decimal: exact, as the list has it. */
  price: z.string(),
  currency: z.string(),
  /** From which quantity on, and up to which: a decimal, and null for no end. */
  tierBegin: z.string(),
  tierEnd: z.string().nullable(),
  /** Over what usage is added up for the tiers. */
  aggregation: z.string().nullable(),
  effectiveAt: z.string().nullable(),
  listId: z.string(),
})

export const foundPricesSchema = z.strictObject({
  products: z.array(
    z.strictObject({
      sku: z.string(),
      service: z.string(),
      region: z.string(),
      family: z.string().nullable(),
      /** By names in small letters and digits: `instancetype`. */
      attributes: z.record(z.string(), z.string()),
      rates: z.array(listedRateSchema),
    }),
  ),
  /** There are more products than were asked for: name more attributes. */
  more: z.boolean(),
})

export type PriceListView = z.infer<typeof priceListSchema>
export type ImportPricesInput = z.output<typeof importPricesInputSchema>
export type ImportPricesEvent = z.infer<typeof importPricesEventSchema>
export type ListPriceListsInput = z.output<typeof listPriceListsInputSchema>
export type PriceLists = z.infer<typeof priceListsSchema>
export type FindPricesInput = z.output<typeof findPricesInputSchema>
export type FoundPrices = z.infer<typeof foundPricesSchema>
