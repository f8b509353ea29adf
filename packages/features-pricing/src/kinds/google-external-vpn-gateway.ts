import { googleExternalVpnGateway } from '@backarch/services-topology'

import { internetEgressLines } from '../google-egress.ts'
import { definePricer } from '../pricer.ts'

export const priceGoogleExternalVpnGateway = definePricer(googleExternalVpnGateway, ({ usage }) =>
  internetEgressLines({
    service: 'google.network',
    product: 'internet-egress',
    traffic: 'IPSec traffic to',
    destinations: {
      worldwide: 'worldwide excluding China, Australia but including Hong Kong',
      china: 'China excluding Hong Kong',
      australia: 'Australia',
    },
    amounts: usage.monthly_egress_data_transfer_gb,
  }),
)
