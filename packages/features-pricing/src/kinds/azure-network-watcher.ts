import { azureNetworkWatcher } from '@backarch/services-topology'

import { used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.network-watcher'

const freeChecks = 1000

export const priceAzureNetworkWatcher = definePricer(azureNetworkWatcher, ({ usage }) => {
  const checks = usage.monthly_diagnostic_checks
  return [
    used({
      name: 'Network diagnostic tool (over 1,000 checks)',
      unit: 'checks',
      quantity: checks === undefined ? undefined : Math.max(0, checks - freeChecks),
      price: { service, product: 'diagnostic-checks', key: 'over 1,000' },
    }),
  ]
})
