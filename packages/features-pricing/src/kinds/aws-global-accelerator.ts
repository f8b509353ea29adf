import { awsGlobalAccelerator } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { definePricer } from '../pricer.ts'

export const priceAwsGlobalAccelerator = definePricer(awsGlobalAccelerator, () => [
  hourlyLine({
    name: 'Fixed fee',
    price: {
      service: 'aws.global-accelerator',
      product: 'accelerator',
      key: 'fixed-fee',
      region: 'global',
    },
  }),
])
