import { awsSsmActivation } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { times, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** Machines of the standard tier, which is every account's until it is changed, are managed for nothing. */
export const priceAwsSsmActivation = definePricer(awsSsmActivation, ({ usage }) => {
  if (usage.instance_tier !== 'advanced') return []
  return [
    used({
      name: 'On-prem managed instances (advanced)',
      unit: 'hours',
      quantity: times(usage.instances, hoursPerMonth),
      price: { service: 'aws.ssm', product: 'managed-instances', key: 'advanced' },
    }),
  ]
})
