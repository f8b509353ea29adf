import { awsEc2Host } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { isReserved, reservedPrice, reservedUnder, upfrontNote } from '../reserved-term.ts'

const service = 'aws.ec2-host'

export const priceAwsEc2Host = definePricer(
  awsEc2Host,
  ({ settings: { family }, usage: told, commitment }) => {
    const usage = reservedUnder(told, commitment)
    const reserved = isReserved(usage)
    return [
      fixed({
        name: `EC2 Dedicated Host (${reserved ? 'reserved' : 'on-demand'}, ${family ?? 'unknown family'})`,
        unit: 'hours',
        quantity: hoursPerMonth,
        price:
          family === null
            ? unknownSetting('family')
            : reserved
              ? reservedPrice(service, 'reserved', family, usage)
              : { service, product: 'on-demand', key: family },
        committed: usage !== told,
        ...upfrontNote(usage),
      }),
    ]
  },
)
