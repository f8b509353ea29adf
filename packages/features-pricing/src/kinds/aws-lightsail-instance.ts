import { awsLightsailInstance } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAwsLightsailInstance = definePricer(
  awsLightsailInstance,
  ({ settings: { bundle } }) => {
    const windows = bundle?.includes('_win') === true
    // `xlarge_2_0`: the size, then the generation that the price does not depend on.
    const [size = ''] = bundle?.split('_') ?? []
    return [
      fixed({
        name: `Virtual server (${windows ? 'Windows' : 'Linux/UNIX'})`,
        unit: 'hours',
        quantity: hoursPerMonth,
        price:
          bundle === null
            ? unknownSetting('bundle')
            : {
                service: 'aws.lightsail',
                product: windows ? 'bundle-windows' : 'bundle-linux',
                key: size,
              },
      }),
    ]
  },
)
