import { azureVirtualNetworkGatewayConnection } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.vpn-gateway'

export const priceAzureVirtualNetworkGatewayConnection = definePricer(
  azureVirtualNetworkGatewayConnection,
  ({ settings }) => {
    const { connectionType, gatewaySku } = settings

    function price() {
      if (connectionType === null) return unknownSetting('connectionType')
      if (connectionType !== 'IPsec') {
        return { missing: `no price: the catalog has none of ${connectionType} connections` }
      }
      if (gatewaySku === null) return unknownSetting('gatewaySku')
      return { service, product: 'connection', key: gatewaySku }
    }

    return [
      hourlyLine({
        name: `VPN gateway (${gatewaySku ?? 'unknown SKU'})`,
        price: price(),
      }),
    ]
  },
)
