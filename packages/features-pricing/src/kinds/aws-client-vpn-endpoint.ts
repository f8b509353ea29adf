import { awsClientVpnEndpoint } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { definePricer } from '../pricer.ts'

/** One client that is connected all month. */
export const priceAwsClientVpnEndpoint = definePricer(awsClientVpnEndpoint, () => [
  hourlyLine({
    name: 'Connection',
    price: { service: 'aws.vpn', product: 'client', key: 'connection' },
  }),
])
