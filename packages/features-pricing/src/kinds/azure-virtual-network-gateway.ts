import { azureVirtualNetworkGateway } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { unknownSetting, used } from '../line.ts'
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
      hourlyLine({
        name: `${name} (${sku ?? 'unknown SKU'})`,
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
