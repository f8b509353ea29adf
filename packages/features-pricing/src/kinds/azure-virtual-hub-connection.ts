import { azureVirtualHubConnection } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.virtual-wan'

export const priceAzureVirtualHubConnection = definePricer(
  azureVirtualHubConnection,
  ({ settings: { gatewayType } }) => [
    hourlyLine({
      name: gatewayType === 's2s' ? 'S2S Connections' : 'ER Connections',
      price:
        gatewayType === null
          ? unknownSetting('gatewayType')
          : { service, product: 'connection', key: gatewayType },
    }),
  ],
)
