import { awsPrivateCertificate } from '@backarch/services-topology'

import { fixed } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** One of the first thousand that its authority issues in the month. */
export const priceAwsPrivateCertificate = definePricer(awsPrivateCertificate, () => [
  fixed({
    name: 'Certificate',
    unit: 'requests',
    quantity: 1,
    price: { service: 'aws.acm', product: 'certificates', key: 'first 1K' },
  }),
])
