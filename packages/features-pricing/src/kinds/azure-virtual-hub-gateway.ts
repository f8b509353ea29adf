import { azureVirtualHubGateway } from '@backarch/services-topology'

import { fixed, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.virtual-wan'

const names = {
  s2s: 'S2S scale units (500 Mbps)',
  p2s: 'P2S scale units (500 Mbps)',
  'express-route': 'ER scale units (2 Gbps)',
} as const

export const priceAzureVirtualHubGateway = definePricer(
  azureVirtualHubGateway,
  ({ settings, usage }) => {
    const { gatewayType, scaleUnits } = settings

    function price() {
      if (gatewayType === null) return unknownSetting('gatewayType')
      if (scaleUnits === null) return unknownSetting('scaleUnits')
      return { service, product: 'gateway', key: gatewayType, hourlyUnit: 'scale-unit-hours' }
    }

    const lines = [
      fixed({
        name: gatewayType === null ? 'Scale units' : names[gatewayType],
        unit: 'scale units',
        quantity: scaleUnits,
        price: price(),
      }),
    ]
    if (gatewayType === 'p2s') {
      lines.push(
        used({
          name: 'P2S connections',
          unit: 'hours',
          quantity: usage.monthly_p2s_connections_hrs,
          price: { service, product: 'connection', key: 'p2s' },
        }),
      )
    }
    return lines
  },
)
