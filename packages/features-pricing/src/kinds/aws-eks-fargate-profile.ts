import { awsEksFargateProfile } from '@backarch/services-topology'

import { fixed } from '../line.ts'
import { missingSavingsPlan } from '../missing-savings-plan.ts'
import { definePricer } from '../pricer.ts'

const product = 'on-demand-x86_64'
const service = 'aws.fargate'
const note = 'one pod of one vCPU and 1 GB: how many run is not written in the profile'

export const priceAwsEksFargateProfile = definePricer(awsEksFargateProfile, ({ commitment }) => {
  const noPlan = missingSavingsPlan(commitment, 'Fargate')
  const committed = noPlan !== undefined
  return [
    fixed({
      name: 'Per GB per hour',
      unit: 'GB',
      quantity: 1,
      price: noPlan ?? { service, product, key: 'memory', hourlyUnit: 'GB-hours' },
      committed,
      note,
    }),
    fixed({
      name: 'Per vCPU per hour',
      unit: 'CPU',
      quantity: 1,
      price: noPlan ?? { service, product, key: 'cpu', hourlyUnit: 'vCPU-hours' },
      committed,
      note,
    }),
  ]
})
