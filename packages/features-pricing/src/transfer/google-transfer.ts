import { googleInternetTiers } from '../google-egress.ts'
import { used } from '../line.ts'
import { spreadOverTiers } from '../tiers.ts'
import { transferNames, type TransferPrices } from './transfer-prices.ts'

const service = 'google.network'

/** Where regions lie, by the beginning of their names. Indonesia is billed like Oceania. */
const areas: readonly (readonly [area: string, names: RegExp])[] = [
  ['us_or_canada', /^(?:us-|northamerica-northeast)/],
  ['europe', /^europe-/],
  ['oceania', /^(?:australia-|asia-southeast2$)/],
  ['asia', /^asia-/],
  ['south_america', /^southamerica-/],
]

/** The key of the price between two regions; null for what lies between them only by other prices. */
function areaBetween(one: string, other: string): string | null {
  const [a, b] = [one, other].map((region) => areas.find(([, names]) => names.test(region))?.[0])
  if (a === undefined || b === undefined) return null
  if (a === b) return a
  return a === 'oceania' || b === 'oceania' ? 'oceania' : 'worldwide'
}

export const googleTransfer: TransferPrices = {
  betweenZones: ({ region, gigabytes }) => [
    used({
      name: transferNames.zones,
      unit: 'GB',
      quantity: gigabytes,
      price: { service, product: 'intra-region', key: 'between-zones', region },
    }),
  ],
  betweenRegions: ({ region, to, gigabytes }) => {
    const key = areaBetween(region, to)
    const price =
      key === null
        ? { missing: `no price between ${region} and ${to} in the catalog` }
        : { service, product: 'region-egress', key, region }
    return [used({ name: transferNames.regions, unit: 'GB', quantity: gigabytes, price })]
  },
  toInternet: ({ region, gigabytes }) =>
    spreadOverTiers(gigabytes, googleInternetTiers).map(({ label, quantity }) =>
      used({
        name: `${transferNames.internet} (${label})`,
        unit: 'GB',
        quantity,
        price: {
          service,
          product: 'internet-egress',
          key: `worldwide ${label}`,
          region,
        },
        note: 'to neither China nor Australia',
      }),
    ),
}
