import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleExternalVpnGateway = defineKind({
  id: 'google.external-vpn-gateway',
  label: 'External VPN gateway',
  provider: 'google',
  category: 'network',
  traffic: 'metered',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_egress_data_transfer_gb: z
      .strictObject({ worldwide: quantity(), china: quantity(), australia: quantity() })
      .optional(),
  }),
})
