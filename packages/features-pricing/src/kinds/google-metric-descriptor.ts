import { googleMetricDescriptor } from '@backarch/services-topology'

import { per, used } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers } from '../tiers.ts'

/** The same everywhere. */
const monitoring = { service: 'google.cloud-monitoring', region: 'global' }

const tiers = [
  { label: 'first 100K', size: 100_000 },
  { label: 'next 150K', size: 150_000 },
  { label: 'over 250K', size: Infinity },
]

export const priceGoogleMetricDescriptor = definePricer(googleMetricDescriptor, ({ usage }) => [
  ...spreadOverTiers(usage.monthly_monitoring_data_mb, tiers).map(({ label, quantity }) =>
    used({
      name: `Monitoring data (${label})`,
      unit: 'MB',
      quantity,
      price: { ...monitoring, product: 'data', key: label },
    }),
  ),
  used({
    name: 'API calls',
    unit: '1k calls',
    quantity: per(usage.monthly_api_calls, 1000),
    price: { ...monitoring, product: 'api', key: 'calls' },
  }),
])
