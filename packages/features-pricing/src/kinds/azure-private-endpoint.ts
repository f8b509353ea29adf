import { azurePrivateEndpoint } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { tieredLines } from '../tiered-lines.ts'
import type { Tier } from '../tiers.ts'

const service = 'azure.private-endpoint'

const tiers: readonly Tier[] = [
  { label: 'first 1PB', size: 1e6 },
  { label: 'next 4PB', size: 4e6 },
  { label: 'over 5PB', size: Infinity },
]

export const priceAzurePrivateEndpoint = definePricer(azurePrivateEndpoint, ({ usage }) => [
  fixed({
    name: 'Private endpoint',
    unit: 'hour',
    quantity: hoursPerMonth,
    price: { service, product: 'endpoint', key: 'endpoint' },
  }),
  ...tieredLines({
    name: 'Inbound data processed',
    unit: 'GB',
    quantity: usage.monthly_inbound_data_processed_gb,
    tiers,
    price: { service, product: 'inbound' },
  }),
  ...tieredLines({
    name: 'Outbound data processed',
    unit: 'GB',
    quantity: usage.monthly_outbound_data_processed_gb,
    tiers,
    price: { service, product: 'outbound' },
  }),
])
