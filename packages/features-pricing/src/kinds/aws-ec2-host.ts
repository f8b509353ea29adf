import { awsEc2Host } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { reservedTerm } from '../reserved-term.ts'

export const priceAwsEc2Host = definePricer(awsEc2Host, ({ settings: { family }, usage }) => {
  const term = reservedTerm(usage)
  const option = term === null ? 'on-demand' : 'reserved'
  return [
    fixed({
      name: `EC2 Dedicated Host (${option}, ${family ?? 'unknown family'})`,
      unit: 'hours',
      quantity: hoursPerMonth,
      price:
        family === null
          ? unknownSetting('family')
          : {
              service: 'aws.ec2-host',
              product: term === null ? 'on-demand' : `reserved-${term}`,
              key: family,
            },
    }),
  ]
})
