import { awsTrafficMirrorSession } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { definePricer } from '../pricer.ts'

export const priceAwsTrafficMirrorSession = definePricer(awsTrafficMirrorSession, () => [
  hourlyLine({
    name: 'Traffic mirror',
    price: { service: 'aws.vpc', product: 'traffic-mirror', key: 'session' },
  }),
])
