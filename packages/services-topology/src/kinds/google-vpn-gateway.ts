import { z } from 'zod'

import { googleRegionEgress } from '../google-egress-usage.ts'
import { defineKind } from '../kind.ts'

export const googleVpnGateway = defineKind({
  id: 'google.vpn-gateway',
  label: 'VPN gateway',
  provider: 'google',
  category: 'network',
  traffic: 'metered',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_egress_data_transfer_gb: googleRegionEgress,
  }),
})
