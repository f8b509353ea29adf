import { z } from 'zod'

const isoDate = z.iso.date()

/** Of the whole catalog. */
export const catalogHeadSchema = z.strictObject({
  /** Of the newest figure. */
  date: isoDate,
})

/** Where figures were read: one entry a publication, named by the blocks. */
export const priceSourceSchema = z.strictObject({
  title: z.string().min(1),
  licence: z.string().min(1),
  /** How the figures were taken from it. */
  method: z.string().min(1),
})

export const priceSourcesSchema = z.record(z.string(), priceSourceSchema)

/** What figures share. */
const sharedSchema = z.strictObject({
  product: z.string().min(1),
  unit: z.string().min(1),
  source: z.string().min(1),
  /** The day for which the source says so. */
  date: isoDate,
  /** `implied`: worked back from an amount that was rounded to the cent. */
  precision: z.enum(['exact', 'implied']),
  /** How far an implied figure may be off, where its rounding leaves more than one. */
  tolerance: z.number().positive().optional(),
  /** Says that zero is the price, and not a hole. */
  free: z.literal(true).optional(),
})

/** A provider's region, `global`, or `edge:<name>` for a group of CloudFront's edges. Never a default. */
const regionSchema = z.string().min(1)
const figureSchema = z.number().nonnegative()

/** Figures that share everything but their key. */
export const priceBlockSchema = z.strictObject({
  ...sharedSchema.shape,
  region: regionSchema,
  /** US dollars for one `unit`, by key. */
  figures: z.record(z.string().min(1), figureSchema),
})

/** Blocks that have the same keys in many regions, a third as long: a figure of each region for each key. */
const priceTableSchema = z
  .strictObject({
    ...sharedSchema.shape,
    keys: z.array(z.string().min(1)).min(1),
    regions: z.record(regionSchema, z.array(figureSchema)),
  })
  .refine(
    ({ keys, regions }) => Object.values(regions).every(({ length }) => length === keys.length),
    'a region of a table has a figure for each key',
  )

/** One file of the `catalog` folder: everything that is known about one service. */
export const priceFileSchema = z
  .strictObject({
    /** `<provider>.<service>`, also the file's name. */
    service: z.string().min(1),
    blocks: z.array(priceBlockSchema).default([]),
    tables: z.array(priceTableSchema).default([]),
  })
  .transform(({ service, blocks, tables }) => ({
    service,
    blocks: [...blocks, ...tables.flatMap(blocksOf)],
  }))
  .refine(({ blocks }) => blocks.length > 0, 'a service has a figure')

function blocksOf({ keys, regions, ...shared }: z.output<typeof priceTableSchema>): PriceBlock[] {
  return Object.entries(regions).map(([region, figures]) => ({
    ...shared,
    region,
    figures: Object.fromEntries(figures.map((figure, at) => [keys[at] ?? '', figure])),
  }))
}

export type PriceSource = z.infer<typeof priceSourceSchema>
export type PriceFile = z.infer<typeof priceFileSchema>
export type PriceBlock = z.infer<typeof priceBlockSchema>
