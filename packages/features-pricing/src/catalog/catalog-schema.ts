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

/** Figures that share everything but their key. */
export const priceBlockSchema = z.strictObject({
  product: z.string().min(1),
  unit: z.string().min(1),
  /** A provider's region, `global`, or `edge:<name>` for a group of CloudFront's edges. Never a default. */
  region: z.string().min(1),
  source: z.string().min(1),
  /** The day for which the source says so. */
  date: isoDate,
  /** `implied`: worked back from an amount that was rounded to the cent. */
  precision: z.enum(['exact', 'implied']),
  /** How far an implied figure may be off, where its rounding leaves more than one. */
  tolerance: z.number().positive().optional(),
  /** Says that zero is the price, and not a hole. */
  free: z.literal(true).optional(),
  /** US dollars for one `unit`, by key. */
  figures: z.record(z.string().min(1), z.number().nonnegative()),
})

/** One file of the `catalog` folder: everything that is known about one service. */
export const priceFileSchema = z.strictObject({
  /** `<provider>.<service>`, also the file's name. */
  service: z.string().min(1),
  blocks: z.array(priceBlockSchema).min(1),
})

export type PriceSource = z.infer<typeof priceSourceSchema>
export type PriceFile = z.infer<typeof priceFileSchema>
export type PriceBlock = z.infer<typeof priceBlockSchema>
