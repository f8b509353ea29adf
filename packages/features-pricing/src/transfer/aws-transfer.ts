import { times, used } from '../line.ts'
import { tieredLines } from '../tiered-lines.ts'
import type { Tier } from '../tiers.ts'
import { transferNames, type TransferPrices } from './transfer-prices.ts'

export const awsTransferService = 'aws.data-transfer'

/** GB a month. */
export const awsInternetTiers: readonly Tier[] = [
  { label: 'first 10TB', size: 10_240 },
  { label: 'next 40TB', size: 40_960 },
  { label: 'next 100TB', size: 102_400 },
  { label: 'over 150TB', size: Infinity },
]

/** The zones of a region each pay: what goes out of one comes into another. */
export const awsZoneDirections = 2

/** They are closer to each other than other regions are. */
const usEast: ReadonlySet<string> = new Set(['us-east-1', 'us-east-2'])

const service = awsTransferService

export const awsTransfer: TransferPrices = {
  betweenZones: ({ region, gigabytes }) => [
    used({
      name: transferNames.zones,
      unit: 'GB',
      quantity: times(gigabytes, awsZoneDirections),
      price: { service, product: 'intra-region', key: 'between-zones', region },
      note: 'out of one zone and into the other',
    }),
  ],
  betweenRegions: ({ region, to, gigabytes }) => {
    const isClose = usEast.has(region) && usEast.has(to)
    return [
      used({
        name: isClose ? 'Outbound data transfer to US East regions' : transferNames.regions,
        unit: 'GB',
        quantity: gigabytes,
        price: { service, product: 'other-regions', key: isClose ? 'us-east' : 'other', region },
      }),
    ]
  },
  toInternet: ({ region, gigabytes }) =>
    tieredLines({
      name: transferNames.internet,
      unit: 'GB',
      quantity: gigabytes,
      tiers: awsInternetTiers,
      price: { service, product: 'internet', region },
    }),
}
