import { googleServiceNetworking } from '@backarch/services-topology'

import { regionEgressLines } from '../google-egress.ts'
import { definePricer } from '../pricer.ts'

export const priceGoogleServiceNetworking = definePricer(googleServiceNetworking, ({ usage }) =>
  regionEgressLines('Traffic', usage.monthly_egress_data_transfer_gb),
)
