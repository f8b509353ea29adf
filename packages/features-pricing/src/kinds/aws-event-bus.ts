import { awsEventBus } from '@backarch/services-topology'

import { per, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.eventbridge'
const millions = '1M events'

export const priceAwsEventBus = definePricer(awsEventBus, ({ usage }) => [
  used({
    name: 'Custom events published',
    unit: millions,
    quantity: per(usage.monthly_custom_events, 1e6),
    price: { service, product: 'events', key: 'custom' },
  }),
  used({
    name: 'Third-party events published',
    unit: millions,
    quantity: per(usage.monthly_third_party_events, 1e6),
    price: { service, product: 'events', key: 'third-party' },
  }),
  used({
    name: 'Archive processing',
    unit: 'GB',
    quantity: usage.monthly_archive_processing_gb,
    price: { service, product: 'archive', key: 'processing' },
  }),
  used({
    name: 'Archive storage',
    unit: 'GB',
    quantity: usage.archive_storage_gb,
    price: { service, product: 'archive', key: 'storage' },
  }),
  used({
    name: 'Schema discovery',
    unit: millions,
    quantity: per(usage.monthly_schema_discovery_events, 1e6),
    price: { service, product: 'events', key: 'schema-discovery' },
  }),
])
