import { azureVirtualNetworkGatewayConnection } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
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
      fixed({
        name: `VPN gateway (${gatewaySku ?? 'unknown SKU'})`,
        unit: 'hours',
        quantity: hoursPerMonth,
        price: price(),
      }),
    ]
  },
)
