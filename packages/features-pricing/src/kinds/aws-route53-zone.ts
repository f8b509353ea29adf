import { awsRoute53Zone } from '@backarch/services-topology'

import { fixed } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** The first 25 zones of an account; the same everywhere, public or private. */
export const priceAwsRoute53Zone = definePricer(awsRoute53Zone, () => [
  fixed({
    name: 'Hosted zone',
    unit: 'months',
    quantity: 1,
    price: { service: 'aws.route53', product: 'zone', key: 'hosted-zone', region: 'global' },
  }),
])
