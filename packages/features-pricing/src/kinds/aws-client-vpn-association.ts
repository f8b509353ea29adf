import { awsClientVpnAssociation } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { definePricer } from '../pricer.ts'

export const priceAwsClientVpnAssociation = definePricer(awsClientVpnAssociation, () => [
  hourlyLine({
    name: 'Endpoint association',
    price: { service: 'aws.vpn', product: 'client', key: 'association' },
  }),
])
