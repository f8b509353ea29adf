import { googleDnsRecordSet } from '@backarch/services-topology'

import { per, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceGoogleDnsRecordSet = definePricer(googleDnsRecordSet, ({ usage }) => [
  used({
    name: 'Queries',
    unit: '1M queries',
    quantity: per(usage.monthly_queries, 1e6),
    price: { service: 'google.cloud-dns', product: 'queries', key: 'queries', region: 'global' },
  }),
])
