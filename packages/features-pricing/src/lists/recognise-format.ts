import type { Entry } from './entry.ts'
import { priceListError, quote } from './price-list-error.ts'

/** Reads the chunks of a file. */
type Reader = (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<Entry[]>

export const priceProviders = ['aws', 'azure', 'google'] as const
export type PriceProvider = (typeof priceProviders)[number]

export interface Format {
  readonly provider: PriceProvider
  /** What the list is of, where the provider's files do not say it. */
  readonly offer: string | null
  /** Loaded when it is used: nobody else pays for the parsers. */
  readonly reader: () => Promise<Reader>
}

const formats = {
  awsCsv: {
    provider: 'aws',
    offer: null,
    reader: async () => (await import('./read-aws-csv.ts')).readAwsCsv,
  },
  awsJson: {
    provider: 'aws',
    offer: null,
    reader: async () => (await import('./read-aws-json.ts')).readAwsJson,
  },
  azure: {
    provider: 'azure',
    offer: 'Retail prices',
    reader: async () => (await import('./read-azure.ts')).readAzure,
  },
  google: {
    provider: 'google',
    offer: null,
    reader: async () => (await import('./read-google.ts')).readGoogle,
  },
} as const satisfies Record<string, Format>

/** By the first member of a JSON object, wherever the provider begins. */
const firstMembers: Readonly<Record<string, Format>> = {
  formatVersion: formats.awsJson,
  disclaimer: formats.awsJson,
  offerCode: formats.awsJson,
  version: formats.awsJson,
  publicationDate: formats.awsJson,
  products: formats.awsJson,
  BillingCurrency: formats.azure,
  CustomerEntityId: formats.azure,
  Items: formats.azure,
  NextPageLink: formats.azure,
  Count: formats.azure,
  currencyCode: formats.azure,
  skus: formats.google,
  name: formats.google,
  nextPageToken: formats.google,
}

/** What kind of price list begins with this text. Throws VALIDATION for any other. */
export function recogniseFormat(beginning: string): Format {
  if (/^\uFEFF?\s*$/.test(beginning)) throw priceListError('the file is empty.')
  if (/^\uFEFF?"?FormatVersion"?,/.test(beginning)) return formats.awsCsv
  const member = /^\uFEFF?\s*(?:\[\s*)?\{\s*"([^"\\]{1,100})"\s*:/.exec(beginning)?.[1]
  const format =
    member !== undefined && Object.hasOwn(firstMembers, member) ? firstMembers[member] : undefined
  if (format !== undefined) return format
  throw priceListError(
    `it begins with ${quote(beginning.slice(0, 40))}: no bulk JSON or CSV of AWS, no retail prices of Azure, no SKUs of Google.`,
  )
}
