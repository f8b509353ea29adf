import { azureDnsRecord } from '@backarch/services-topology'

import { per, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers, type Tier } from '../tiers.ts'

const service = 'azure.dns'

const tiers: readonly Tier[] = [
  { label: 'first 1B', size: 1000 },
  { label: 'over 1B', size: Infinity },
]

export const priceAzureDnsRecord = definePricer(
  azureDnsRecord,
  ({ settings: { billingZone }, usage }) =>
    spreadOverTiers(per(usage.monthly_queries, 1e6), tiers).map(({ label, quantity }) =>
      used({
        name: `DNS queries (${label})`,
        unit: '1M queries',
        quantity,
        price:
          billingZone === null
            ? unknownSetting('billingZone')
            : { service, product: 'queries', key: `${billingZone} ${label}`, region: 'global' },
      }),
    ),
)
