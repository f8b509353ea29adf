import { azureManagedHsm } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.key-vault'

export const priceAzureManagedHsm = definePricer(azureManagedHsm, ({ settings: { sku } }) => [
  fixed({
    name: 'HSM pools',
    unit: 'hours',
    quantity: hoursPerMonth,
    price: sku === null ? unknownSetting('sku') : { service, product: 'hsm-pool', key: sku },
  }),
])
