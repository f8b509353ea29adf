import { used, type Line } from './line.ts'
import { spreadOverTiers, type Tier } from './tiers.ts'

/** GB by where they go; undefined where nobody has said. */
type Amounts = Readonly<Record<string, number | undefined>> | undefined

const regionEgress = {
  same_region: 'within the same region',
  us_or_canada: 'within the US or Canada',
  europe: 'within Europe',
  asia: 'within Asia',
  south_america: 'within South America',
  oceania: 'to/from Indonesia and Oceania',
  worldwide: 'between continents (excludes Oceania)',
} as const

/** How much of a month's traffic each step of the price takes. */
export const googleInternetTiers: readonly Tier[] = [
  { label: 'first 1TB', size: 1024 },
  { label: 'next 9TB', size: 9216 },
  { label: 'over 10TB', size: Infinity },
]

/** Traffic between Google's regions, by what lies between them. */
export function regionEgressLines(traffic: string, amounts: Amounts): Line[] {
  return Object.entries(regionEgress).map(([key, where]) =>
    used({
      name: `Network egress > ${traffic} ${where}`,
      unit: 'GB',
      quantity: amounts?.[key],
      price: { service: 'google.network', product: 'region-egress', key },
    }),
  )
}

interface InternetEgress {
  readonly service: string
  readonly product: string
  readonly region?: string | undefined
  readonly traffic: string
  /** What the bill calls each destination. */
  readonly destinations: Readonly<Record<string, string>>
  readonly amounts: Amounts
}

/** Traffic to the internet, by destination and in steps. */
export function internetEgressLines(egress: InternetEgress): Line[] {
  const { service, product, region, traffic, destinations, amounts } = egress
  return Object.entries(destinations).flatMap(([key, where]) => {
    return spreadOverTiers(amounts?.[key], googleInternetTiers).map(({ label, quantity }) =>
      used({
        name: `Network egress > ${traffic} ${where} (${label})`,
        unit: 'GB',
        quantity,
        price: {
          service,
          product,
          key: `${key} ${label}`,
          ...(region !== undefined && { region }),
        },
      }),
    )
  })
}
