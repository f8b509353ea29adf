import { googleBigqueryDataset } from '@backarch/services-topology'

import { used } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceGoogleBigqueryDataset = definePricer(googleBigqueryDataset, ({ usage }) => [
  used({
    name: 'Queries (on-demand)',
    unit: 'TB',
    quantity: usage.monthly_queries_tb,
    price: { service: 'google.bigquery', product: 'queries', key: 'on-demand' },
  }),
])
