import { z } from 'zod'

import { choiceSetting, countSetting, flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureCdnEndpoint = defineKind({
  id: 'azure.cdn-endpoint',
  label: 'CDN endpoint',
  provider: 'azure',
  category: 'cdn',
  traffic: 'edge',
  settings: z.strictObject({
    /** The SKU of its profile, e.g. `Standard_Microsoft`. */
    sku: choiceSetting(
      [
        'Standard_Akamai',
        'Standard_ChinaCdn',
        'Standard_Microsoft',
        'Standard_Verizon',
        'Premium_Verizon',
      ],
      null,
    ),
    /** Delivery rules, the global one among them. */
    deliveryRules: countSetting(0),
    /** Optimized for dynamic sites. */
    acceleration: flagSetting(false),
  }),
  usage: z.strictObject({
    monthly_outbound_gb: quantity(),
    monthly_rules_engine_requests: quantity(),
  }),
})
