import { azureIntegrationAccount } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAzureIntegrationAccount = definePricer(
  azureIntegrationAccount,
  ({ settings: { sku } }) => {
    if (sku === 'Free') return []
    return [
      fixed({
        name: `Integration Account (${sku ?? 'unknown SKU'})`,
        unit: 'hours',
        quantity: hoursPerMonth,
        price:
          sku === null
            ? unknownSetting('sku')
            : {
                service: 'azure.logic-apps',
                product: 'integration-account',
                key: sku.toLowerCase(),
              },
      }),
    ]
  },
)
