import { awsEcrRepository } from '@backarch/services-topology'

import { used } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAwsEcrRepository = definePricer(awsEcrRepository, ({ usage }) => [
  used({
    name: 'Storage',
    unit: 'GB',
    quantity: usage.storage_gb,
    price: { service: 'aws.ecr', product: 'storage', key: 'private' },
  }),
])
