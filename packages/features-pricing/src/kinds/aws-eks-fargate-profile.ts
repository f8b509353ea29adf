import { awsEksFargateProfile } from '@backarch/services-topology'

import { fixed } from '../line.ts'
import { definePricer } from '../pricer.ts'

const product = 'on-demand-x86_64'
const service = 'aws.fargate'
const note = 'one pod of one vCPU and 1 GB: how many run is not written in the profile'

export const priceAwsEksFargateProfile = definePricer(awsEksFargateProfile, () => [
  fixed({
    name: 'Per GB per hour',
    unit: 'GB',
    quantity: 1,
    price: { service, product, key: 'memory', hourlyUnit: 'GB-hours' },
    note,
  }),
  fixed({
    name: 'Per vCPU per hour',
    unit: 'CPU',
    quantity: 1,
    price: { service, product, key: 'cpu', hourlyUnit: 'vCPU-hours' },
    note,
  }),
])
