import { azureVirtualNetworkGateway } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.vpn-gateway'

const freeTunnels = 128

export const priceAzureVirtualNetworkGateway = definePricer(
  azureVirtualNetworkGateway,
  ({ settings, usage }) => {
    const { gatewayType, sku } = settings

    function price() {
      if (gatewayType === null) return unknownSetting('gatewayType')
      if (sku === null) return unknownSetting('sku')
      return {
        service,
        product: 'gateway',
        key: gatewayType === 'Vpn' ? sku : `${gatewayType} ${sku}`,
      }
    }

    const name = gatewayType === 'ExpressRoute' ? 'ExpressRoute gateway' : 'VPN gateway'
    const lines = [
      fixed({
        name: `${name} (${sku ?? 'unknown SKU'})`,
        unit: 'hours',
        quantity: hoursPerMonth,
        price: price(),
      }),
    ]
    if (gatewayType === 'ExpressRoute') return lines
    const tunnels = usage.p2s_connection
    return [
      ...lines,
      used({
        name: `VPN gateway P2S tunnels (over ${freeTunnels})`,
        unit: 'tunnel',
        quantity: tunnels === undefined ? undefined : Math.max(0, tunnels - freeTunnels),
        price: { service, product: 'tunnel', key: `over ${freeTunnels}` },
      }),
      used({
        // Written as Infracost does.
        name: 'VPN gateway data tranfer',
        unit: 'GB',
        quantity: usage.monthly_data_transfer_gb,
        price: { service, product: 'data-transfer', key: 'data-transfer' },
      }),
    ]
  },
)
