import { azureBastionHost } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers, type Tier } from '../tiers.ts'

const service = 'azure.bastion'

const tiers: readonly Tier[] = [
  { label: 'first 10TB', size: 10_000 },
  { label: 'next 40TB', size: 40_000 },
  { label: 'next 100TB', size: 100_000 },
  { label: 'next 350TB', size: 350_000 },
  { label: 'over 500TB', size: Infinity },
]

export const priceAzureBastionHost = definePricer(
  azureBastionHost,
  ({ settings: { sku }, usage }) => [
    fixed({
      name: 'Bastion host',
      unit: 'hours',
      quantity: hoursPerMonth,
      price: sku === null ? unknownSetting('sku') : { service, product: 'host', key: sku },
    }),
    ...spreadOverTiers(usage.monthly_outbound_data_gb, tiers).map(({ label, quantity }) =>
      used({
        name: `Outbound data transfer (${label})`,
        unit: 'GB',
        quantity,
        price: { service, product: 'outbound', key: label },
      }),
    ),
  ],
)
