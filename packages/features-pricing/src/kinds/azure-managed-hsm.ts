import { azureManagedHsm } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.key-vault'

export const priceAzureManagedHsm = definePricer(azureManagedHsm, ({ settings: { sku } }) => [
  hourlyLine({
    name: 'HSM pools',
    price: sku === null ? unknownSetting('sku') : { service, product: 'hsm-pool', key: sku },
  }),
])
