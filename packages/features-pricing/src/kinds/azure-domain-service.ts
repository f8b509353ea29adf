import { azureDomainService } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.domain-services'

export const priceAzureDomainService = definePricer(
  azureDomainService,
  ({ settings: { sku, replicaSet } }) => {
    const name = `Active directory domain service${replicaSet === true ? ' replica set' : ''}`

    function price() {
      if (replicaSet === null) return unknownSetting('replicaSet')
      if (sku === null) return unknownSetting('sku')
      return { service, product: replicaSet ? 'replica-set' : 'domain-service', key: sku }
    }

    return [
      fixed({
        name: `${name} (${sku ?? 'unknown SKU'})`,
        unit: 'hours',
        quantity: hoursPerMonth,
        price: price(),
      }),
    ]
  },
)
