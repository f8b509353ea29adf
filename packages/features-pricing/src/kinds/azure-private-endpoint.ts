import { azurePrivateEndpoint } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers, type Tier } from '../tiers.ts'

const service = 'azure.private-endpoint'

const tiers: readonly Tier[] = [
  { label: 'first 1PB', size: 1e6 },
  { label: 'next 4PB', size: 4e6 },
  { label: 'over 5PB', size: Infinity },
]

function dataLines(direction: string, product: string, amount: number | undefined): Line[] {
  return spreadOverTiers(amount, tiers).map(({ label, quantity }) =>
    used({
      name: `${direction} data processed (${label})`,
      unit: 'GB',
      quantity,
      price: { service, product, key: label },
    }),
  )
}

export const priceAzurePrivateEndpoint = definePricer(azurePrivateEndpoint, ({ usage }) => [
  fixed({
    name: 'Private endpoint',
    unit: 'hour',
    quantity: hoursPerMonth,
    price: { service, product: 'endpoint', key: 'endpoint' },
  }),
  ...dataLines('Inbound', 'inbound', usage.monthly_inbound_data_processed_gb),
  ...dataLines('Outbound', 'outbound', usage.monthly_outbound_data_processed_gb),
])
