import { googleDnsZone } from '@backarch/services-topology'

import { fixed } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** The first 25 zones of an account; the same everywhere. */
export const priceGoogleDnsZone = definePricer(googleDnsZone, () => [
  fixed({
    name: 'Managed zone',
    unit: 'months',
    quantity: 1,
    price: { service: 'google.cloud-dns', product: 'zone', key: 'zone', region: 'global' },
  }),
])
