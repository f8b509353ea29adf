import { azureIntegrationEnvironment } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.logic-apps'

export const priceAzureIntegrationEnvironment = definePricer(
  azureIntegrationEnvironment,
  ({ settings: { sku, scaleUnits } }) => {
    const line = (name: string, product: string, units: number | null): Line =>
      fixed({
        name,
        unit: 'hours',
        quantity: units === null ? null : hoursPerMonth * units,
        price:
          sku === null
            ? unknownSetting('sku')
            : units === null
              ? unknownSetting('scaleUnits')
              : { service, product, key: sku.toLowerCase() },
      })
    const base = line('Base units', 'environment-base', 1)
    // A developer's environment cannot grow.
    if (sku === 'Developer' || scaleUnits === 0) return [base]
    return [base, line('Scale units', 'environment-scale', scaleUnits)]
  },
)
