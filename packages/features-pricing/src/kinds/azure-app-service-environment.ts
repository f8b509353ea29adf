import { azureAppServiceEnvironment } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.app-service'

export const priceAzureAppServiceEnvironment = definePricer(
  azureAppServiceEnvironment,
  ({ settings: { tier }, usage }) => {
    // Only Linux has a rate of its own here; Windows is billed as a plan of the same tier.
    const product = usage.operating_system === 'windows' ? 'plan-windows' : 'environment-linux'
    return [
      fixed({
        name: 'Stamp fee',
        unit: 'hours',
        quantity: hoursPerMonth,
        price: { service, product: 'environment-stamp', key: 'stamp' },
      }),
      fixed({
        name: `Instance usage (${tier ?? 'unknown tier'})`,
        unit: 'hours',
        quantity: hoursPerMonth,
        price:
          tier === null ? unknownSetting('tier') : { service, product, key: tier.toLowerCase() },
      }),
    ]
  },
)
