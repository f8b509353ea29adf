import { graphSchema, listOf } from '@backarch/services-topology/schemas'
import { z } from 'zod'

import { commitmentSchema, committedSchema } from './schemas/commitment.ts'
import { currencySchema } from './schemas/terms.ts'

export const costComponentSchema = z.strictObject({
  name: z.string(),
  /** What one of `quantity` is, e.g. `hours`, `GB`, `1M requests`. */
  unit: z.string(),
  /** Per month, in `unit`; null when usage is unknown. */
  quantity: z.number().nullable(),
  /** For one `unit`; null when the catalog has no price. */
  unitPrice: z.number().nullable(),
  /** Null when quantity or price is unknown. Never 0 for unknown. */
  monthly: z.number().nullable(),
  usageBased: z.boolean(),
  /** Where the price was read, and when; or why there is none. Figures in it are US dollars. */
  source: z.string(),
})

export const resourceCostSchema = z.strictObject({
  /** Terraform's address where there is one, else the node's id; for an edge those of its ends, `a → b`. */
  address: z.string(),
  type: z.string(),
  kind: z.string().nullable(),
  region: z.string().nullable(),
  status: z.enum(['priced', 'free', 'unpriced', 'unsupported']),
  monthly: z.number().nullable(),
  components: z.array(costComponentSchema),
  /** Only where it is the data transfer of an edge: the edge's id. */
  edge: z.string().optional(),
})

export const estimateSchema = z.strictObject({
  /** ISO 4217, of every amount. */
  currency: z.string(),
  /** The rate at which amounts were converted from US dollars; null when they are US dollars. */
  exchange: currencySchema.omit({ code: true }).nullable(),
  hoursPerMonth: z.literal(730),
  /** How many of them runs what is not billed while it is stopped: machines, but not their disks. */
  machineHours: z.number(),
  /** ISO date of the newest price in the catalog. */
  catalogDate: z.string(),
  /** Sum of everything that is known; null monthlies are listed, not counted. */
  totalMonthly: z.number(),
  baselineMonthly: z.number(),
  usageMonthly: z.number(),
  /** Null where no commitment was asked for. */
  committed: committedSchema.nullable(),
  resources: z.array(resourceCostSchema),
})

/** An estimate without its lines. `null` and 0 differ: what has no price is counted, never added as 0. */
export const costSchema = z.strictObject({
  ...estimateSchema.omit({ resources: true, machineHours: true, committed: true }).shape,
  /** How many resources have a price, are free, have none in the catalog, or are not supported. */
  priced: z.number().int(),
  free: z.number().int(),
  unpriced: z.number().int(),
  unsupported: z.number().int(),
  /** Of those with a price, how many lack a usage that would add to the total. */
  unknownUsage: z.number().int(),
})

const componentSideSchema = costComponentSchema
  .pick({ quantity: true, unitPrice: true, monthly: true })
  .nullable()
const resourceSideSchema = resourceCostSchema.pick({ status: true, monthly: true }).nullable()
const totalsSchema = estimateSchema.pick({
  totalMonthly: true,
  baselineMonthly: true,
  usageMonthly: true,
  committed: true,
})
/** A month, negative when it became cheaper; null when one of the two amounts is not known. */
const differenceSchema = z.number().nullable()

export const componentDiffSchema = z.strictObject({
  name: z.string(),
  unit: z.string(),
  /** Null when it was not there. */
  before: componentSideSchema,
  after: componentSideSchema,
  difference: differenceSchema,
})

export const resourceDiffSchema = z.strictObject({
  ...resourceCostSchema.pick({ address: true, type: true, region: true }).shape,
  change: z.enum(['added', 'removed', 'changed']),
  before: resourceSideSchema,
  after: resourceSideSchema,
  difference: differenceSchema,
  /** Those that are billed differently. */
  components: z.array(componentDiffSchema),
})

/** What a change did to the bill. */
export const estimateDiffSchema = z.strictObject({
  ...estimateSchema.pick({
    currency: true,
    exchange: true,
    hoursPerMonth: true,
    machineHours: true,
    catalogDate: true,
  }).shape,
  before: totalsSchema,
  after: totalsSchema,
  /** Of the totals: what is not known on either side is in neither. */
  difference: z.number(),
  resources: z.array(resourceDiffSchema),
  /** How many resources are billed as before. */
  unchanged: z.number().int(),
})

/** A resource that is no node of the graph and still belongs in an estimate. */
export const otherResourceSchema = z.strictObject({
  address: z.string().min(1).max(1000),
  type: z.string().min(1).max(200),
  status: z.enum(['free', 'unsupported']),
})

/** A quarter of a megabyte is some five thousand resources. */
export const maxUsageFileLength = 250_000

/** How much a system is used where nobody has said how much. */
export const usageProfiles = ['low', 'typical', 'high'] as const

export const estimateInputSchema = z.strictObject({
  graph: graphSchema,
  others: listOf(otherResourceSchema, 20_000).default([]),
  /** Text of an Infracost-format usage file. */
  usageFile: z.string().max(maxUsageFileLength).optional(),
  /** Assumes a month's use of whatever has none. */
  profile: z.enum(usageProfiles).optional(),
  /** Hours a month that runs what can be stopped, where its usage does not say; all of them where absent. */
  machineHours: z.number().min(0).max(730).optional(),
  /** Leaves out what each provider gives an account for nothing month after month. */
  freeTier: z.boolean().optional(),
  /** Prices whatever can be committed so at that rate, where it has a price and does not say itself how it is paid for. */
  commitment: commitmentSchema.optional(),
})

/** What the catalog holds. Regions include `global` and the groups of CloudFront's edges (`edge:us`, …). */
export const catalogSummarySchema = z.strictObject({
  date: z.string(),
  prices: z.number(),
  regions: z.array(z.string()),
  services: z.array(
    z.strictObject({
      service: z.string(),
      prices: z.number(),
      regions: z.array(z.string()),
      newest: z.string(),
    }),
  ),
  sources: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      licence: z.string(),
      method: z.string(),
    }),
  ),
})

export type CostComponent = z.infer<typeof costComponentSchema>
export type ResourceCost = z.infer<typeof resourceCostSchema>
export type Cost = z.infer<typeof costSchema>
export type Estimate = z.infer<typeof estimateSchema>
export type ComponentDiff = z.infer<typeof componentDiffSchema>
export type ResourceDiff = z.infer<typeof resourceDiffSchema>
export type EstimateDiff = z.infer<typeof estimateDiffSchema>
export type UsageProfile = (typeof usageProfiles)[number]
export type OtherResource = z.infer<typeof otherResourceSchema>
export type CatalogSummary = z.infer<typeof catalogSummarySchema>
type ParsedEstimateInput = z.output<typeof estimateInputSchema>
export type EstimateInput = Pick<ParsedEstimateInput, 'graph'> &
  Partial<Omit<ParsedEstimateInput, 'graph'>>

export * from './schemas/commitment.ts'
export * from './schemas/price-lists.ts'
export * from './schemas/org-terms.ts'
export * from './schemas/terms.ts'
