import { azureManagedRedis } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** Highly available means two nodes. */
export const priceAzureManagedRedis = definePricer(azureManagedRedis, ({ settings }) => {
  const { sku, highAvailability } = settings
  const known = sku !== null && highAvailability !== null
  return [
    fixed({
      name: `Cache usage (${sku ?? 'unknown size'})`,
      unit: 'hours',
      quantity: known ? hoursPerMonth * (highAvailability ? 2 : 1) : null,
      price: known
        ? { service: 'azure.redis', product: 'managed', key: sku }
        : unknownSetting(sku === null ? 'sku' : 'highAvailability'),
    }),
  ]
})
