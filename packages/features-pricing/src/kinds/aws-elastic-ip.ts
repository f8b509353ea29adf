import { awsElasticIp } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** AWS bills public addresses in use as well as idle ones; the catalog knows the rate of the idle. */
export const priceAwsElasticIp = definePricer(awsElasticIp, ({ settings: { attached } }) => [
  fixed({
    name: attached === true ? 'IP address (in use)' : 'IP address (if unused)',
    unit: 'hours',
    quantity: hoursPerMonth,
    price:
      attached === null
        ? unknownSetting('attached')
        : { service: 'aws.vpc', product: 'public-address', key: attached ? 'in use' : 'unused' },
  }),
])
