import { azureTrafficManagerEndpoint } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { fixed, unknownSetting, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.traffic-manager'

const zoneNames = {
  'zone-1': 'Global',
  germany: 'Germany',
  'us-gov': 'US Gov',
  china: 'China',
} as const

const usualInterval = 30

export const priceAzureTrafficManagerEndpoint = definePricer(
  azureTrafficManagerEndpoint,
  ({ settings }) => {
    const { billingZone, endpointType, intervalSeconds } = settings
    const where = billingZone === null ? 'unknown' : zoneNames[billingZone]

    function hours(name: string, product: string): Line {
      return hourlyLine({
        name: `${name} (${where})`,
        price: price(product),
      })
    }

    function price(product: string) {
      if (billingZone === null) return unknownSetting('billingZone')
      if (endpointType === null) return unknownSetting('endpointType')
      return { service, product, key: `${billingZone} ${endpointType}`, region: 'global' }
    }

    const lines = [hours('Basic health check', 'health-check')]
    const fast = 'Fast interval health checks add-on'
    if (intervalSeconds === null) {
      const unknown = unknownSetting('intervalSeconds')
      lines.push(fixed({ name: fast, unit: 'hours', quantity: null, price: unknown }))
    } else if (intervalSeconds < usualInterval) {
      lines.push(hours(fast, 'fast-interval'))
    }
    return lines
  },
)
