import { azurePowerBiCapacity } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAzurePowerBiCapacity = definePricer(
  azurePowerBiCapacity,
  ({ settings: { sku } }) => [
    fixed({
      name: `Node usage (${sku ?? 'unknown SKU'})`,
      unit: 'hours',
      quantity: hoursPerMonth,
      price:
        sku === null
          ? unknownSetting('sku')
          : { service: 'azure.power-bi', product: 'node', key: sku.toLowerCase() },
    }),
  ],
)
