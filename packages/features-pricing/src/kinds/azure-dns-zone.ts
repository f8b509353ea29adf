import { azureDnsZone } from '@backarch/services-topology'

import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.dns'

export const priceAzureDnsZone = definePricer(azureDnsZone, ({ settings: { billingZone } }) => [
  fixed({
    name: 'Hosted zone',
    unit: 'months',
    quantity: 1,
    price:
      billingZone === null
        ? unknownSetting('billingZone')
        : { service, product: 'zone', key: billingZone, region: 'global' },
  }),
])
