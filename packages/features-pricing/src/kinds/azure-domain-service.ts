import { azureDomainService } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { unknownSetting } from '../line.ts'
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
      hourlyLine({
        name: `${name} (${sku ?? 'unknown SKU'})`,
        price: price(),
      }),
    ]
  },
)
