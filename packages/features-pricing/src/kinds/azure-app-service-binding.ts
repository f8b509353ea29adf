import { azureAppServiceBinding } from '@backarch/services-topology'

import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAzureAppServiceBinding = definePricer(
  azureAppServiceBinding,
  ({ settings: { ssl } }) => {
    if (ssl === 'none' || ssl === 'SniEnabled') return []
    return [
      fixed({
        name: 'IP SSL certificate',
        unit: 'months',
        quantity: 1,
        price:
          ssl === null
            ? unknownSetting('ssl')
            : { service: 'azure.app-service', product: 'ip-ssl', key: 'ip-ssl' },
      }),
    ]
  },
)
