import { azureVirtualHubConnection } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.virtual-wan'

export const priceAzureVirtualHubConnection = definePricer(
  azureVirtualHubConnection,
  ({ settings: { gatewayType } }) => [
    fixed({
      name: gatewayType === 's2s' ? 'S2S Connections' : 'ER Connections',
      unit: 'hours',
      quantity: hoursPerMonth,
      price:
        gatewayType === null
          ? unknownSetting('gatewayType')
          : { service, product: 'connection', key: gatewayType },
    }),
  ],
)
