import { googleVpnGateway } from '@backarch/services-topology'

import { regionEgressLines } from '../google-egress.ts'
import { definePricer } from '../pricer.ts'

/** Its tunnels are billed, and what goes through them. */
export const priceGoogleVpnGateway = definePricer(googleVpnGateway, ({ usage }) =>
  regionEgressLines('IPSec traffic', usage.monthly_egress_data_transfer_gb),
)
