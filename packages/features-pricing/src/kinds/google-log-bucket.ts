import { googleLogBucket } from '@backarch/services-topology'

import { used } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** The same everywhere. */
export const priceGoogleLogBucket = definePricer(googleLogBucket, ({ usage }) => [
  used({
    name: 'Logging data',
    unit: 'GB',
    quantity: usage.monthly_logging_data_gb,
    price: { service: 'google.cloud-logging', product: 'ingestion', key: 'data', region: 'global' },
  }),
])
