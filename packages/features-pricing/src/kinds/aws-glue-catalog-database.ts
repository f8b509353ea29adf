import { awsGlueCatalogDatabase } from '@backarch/services-topology'

import { per, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.glue'

export const priceAwsGlueCatalogDatabase = definePricer(awsGlueCatalogDatabase, ({ usage }) => [
  used({
    name: 'Storage',
    unit: '100k objects',
    quantity: per(usage.monthly_objects, 100_000),
    price: { service, product: 'catalog-objects', key: 'objects' },
  }),
  used({
    name: 'Requests',
    unit: '1M requests',
    quantity: per(usage.monthly_requests, 1e6),
    price: { service, product: 'catalog-requests', key: 'requests' },
  }),
])
