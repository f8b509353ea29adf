import { azureBastionHost } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { tieredLines } from '../tiered-lines.ts'
import type { Tier } from '../tiers.ts'

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
    hourlyLine({
      name: 'Bastion host',
      price: sku === null ? unknownSetting('sku') : { service, product: 'host', key: sku },
    }),
    ...tieredLines({
      name: 'Outbound data transfer',
      unit: 'GB',
      quantity: usage.monthly_outbound_data_gb,
      tiers,
      price: { service, product: 'outbound' },
    }),
  ],
)
