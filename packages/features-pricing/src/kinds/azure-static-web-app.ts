import { azureStaticWebApp } from '@backarch/services-topology'

import { above, fixed, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.static-web-apps'
const includedGb = 100

export const priceAzureStaticWebApp = definePricer(
  azureStaticWebApp,
  ({ settings: { tier }, usage: { monthly_bandwidth_gb: gb } }) => {
    if (tier === 'Free') return []
    return [
      fixed({
        name: `Static Web App (${tier ?? 'unknown tier'})`,
        unit: 'months',
        quantity: 1,
        price:
          tier === null
            ? unknownSetting('tier')
            : { service, product: 'app', key: tier.toLowerCase() },
      }),
      used({
        name: 'Bandwidth (over 100GB)',
        unit: 'GB',
        quantity: gb === undefined ? undefined : (above(gb, includedGb) ?? 0),
        price: { service, product: 'bandwidth', key: 'over 100GB' },
      }),
    ]
  },
)
