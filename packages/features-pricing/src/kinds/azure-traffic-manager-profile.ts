import { azureTrafficManagerProfile } from '@backarch/services-topology'

import { per, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers, type Tier } from '../tiers.ts'

const service = 'azure.traffic-manager'

const tiers: readonly Tier[] = [
  { label: 'first 1B', size: 1000 },
  { label: 'over 1B', size: Infinity },
]

export const priceAzureTrafficManagerProfile = definePricer(
  azureTrafficManagerProfile,
  ({ settings, usage }) => {
    const { billingZone, trafficView } = settings
    const price = (product: string, key: string) =>
      billingZone === null
        ? unknownSetting('billingZone')
        : { service, product, key: `${billingZone}${key}`, region: 'global' }
    const lines = spreadOverTiers(per(usage.monthly_dns_queries, 1e6), tiers).map(
      ({ label, quantity }) =>
        used({
          name: `DNS queries (${label})`,
          unit: '1M queries',
          quantity,
          price: price('queries', ` ${label}`),
        }),
    )
    if (trafficView !== false) {
      lines.push(
        used({
          name: 'Traffic view',
          unit: '1M data points',
          quantity: per(usage.monthly_traffic_view_data_points, 1e6),
          price: trafficView === null ? unknownSetting('trafficView') : price('traffic-view', ''),
        }),
      )
    }
    return lines
  },
)
