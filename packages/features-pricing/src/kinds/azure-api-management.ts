import { azureApiManagement } from '@backarch/services-topology'

import { azureRegionName } from '../azure-region-name.ts'
import { fixed, per, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.api-management'

export const priceAzureApiManagement = definePricer(azureApiManagement, ({ settings, usage }) => {
  const { tier, capacity, additionalLocations } = settings
  const name = `API management (${tier?.toLowerCase() ?? 'unknown tier'})`
  if (tier === 'Consumption') {
    return [
      used({
        name,
        unit: '1M calls',
        quantity: per(usage.monthly_api_calls, 1e6),
        price: { service, product: 'calls', key: 'consumption' },
      }),
    ]
  }
  if (tier === null || capacity === null || additionalLocations === null) {
    const missing = tier === null ? 'tier' : capacity === null ? 'capacity' : 'additionalLocations'
    return [fixed({ name, unit: 'units', quantity: null, price: unknownSetting(missing) })]
  }
  const units = { service, product: 'units', key: tier.toLowerCase() }
  const lines = [
    fixed({ name, unit: 'units', quantity: capacity, price: units }),
    ...additionalLocations.map((location) =>
      fixed({
        name: `${name}, ${azureRegionName(location.region ?? 'unknown region')}`,
        unit: 'units',
        quantity: location.region === null ? null : location.capacity,
        price:
          location.region === null || location.capacity === null
            ? unknownSetting('additionalLocations')
            : { ...units, region: location.region },
      }),
    ),
  ]
  if (tier === 'Premium') {
    lines.push(
      used({
        name: 'Self hosted gateway',
        unit: 'gateways',
        quantity: usage.self_hosted_gateway_count,
        price: { service, product: 'gateway', key: 'self-hosted' },
      }),
    )
  }
  return lines
})
