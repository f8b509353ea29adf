import { z } from 'zod'

import { azureBillingZones } from '../azure-billing-zones.ts'
import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureDnsRecord = defineKind({
  id: 'azure.dns-record',
  label: 'DNS record',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({
    /** Of its zone. */
    billingZone: choiceSetting(azureBillingZones, 'zone-1'),
  }),
  usage: z.strictObject({
    monthly_queries: quantity(),
  }),
})
