import { z } from 'zod'

import { countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureFrontDoor = defineKind({
  id: 'azure.front-door',
  label: 'Front Door (classic)',
  provider: 'azure',
  category: 'cdn',
  traffic: 'edge',
  settings: z.strictObject({
    /** Those that are enabled. */
    routingRules: countSetting(1),
    frontendHosts: countSetting(1),
  }),
  usage: z.strictObject({
    monthly_inbound_data_transfer_gb: quantity(),
    monthly_outbound_data_transfer_gb: quantity(),
  }),
})
