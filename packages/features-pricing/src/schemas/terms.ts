import { z } from 'zod'

/** A price that was agreed on; it takes the place of the catalog's for the same thing. */
export const customPriceSchema = z.strictObject({
  /** As the catalog names it, e.g. `aws.ec2`. */
  service: z.string().min(1).max(100),
  product: z.string().min(1).max(200),
  key: z.string().min(1).max(300),
  /** The provider's; null for every region. */
  region: z.string().min(1).max(100).nullable(),
  unit: z.string().min(1).max(100),
  /** US dollars for one `unit`. */
  dollars: z.number().nonnegative().max(1e9),
})

/** Of each thing in each region one. */
const customPricesSchema = z
  .array(customPriceSchema)
  .max(5_000)
  .superRefine((prices, context) => {
    const known = new Set<string>()
    for (const [at, { service, product, key, unit, region }] of prices.entries()) {
      const identity = JSON.stringify([service, product, key, unit, region])
      if (known.has(identity)) {
        const where = region ?? 'every region'
        const message = `${product} ${key} has two prices for ${unit} in ${where}`
        context.addIssue({ code: 'custom', path: [at], message })
      }
      known.add(identity)
    }
  })

const currencyCodes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** What amounts are shown in, and at which rate. */
export const currencySchema = z.strictObject({
  /** ISO 4217, e.g. `EUR`. */
  code: z.string().refine((code) => currencyCodes.has(code), {
    error: ({ input }) => `${String(input)} is no currency of ISO 4217, such as EUR`,
  }),
  /** How many of it are a US dollar. */
  perDollar: z.number().min(1e-6).max(1e6),
  /** ISO date of the rate. */
  date: z.iso.date(),
})

/** On what terms an organization pays, where they are not the list's. */
export const termsSchema = z.strictObject({
  /** Off every price of the catalog; a custom price is what was agreed on, and has no discount. */
  discountPercent: z.number().min(0).max(100).default(0),
  customPrices: customPricesSchema.default([]),
  /** What amounts are shown in, at a rate that holds until it is set anew; null for US dollars. */
  currency: currencySchema.nullable().default(null),
})

export type CustomPrice = z.infer<typeof customPriceSchema>
export type Currency = z.infer<typeof currencySchema>
export type Terms = z.infer<typeof termsSchema>
