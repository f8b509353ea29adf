import { awsCloudhsm } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAwsCloudhsm = definePricer(awsCloudhsm, ({ usage }) => [
  fixed({
    name: 'HSM usage',
    unit: 'hours',
    quantity: usage.monthly_hrs ?? hoursPerMonth,
    price: { service: 'aws.cloudhsm', product: 'module', key: 'hsm' },
  }),
])
