import { z } from 'zod'

import { azureBillingZones } from '../azure-billing-zones.ts'
import { choiceSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureDnsZone = defineKind({
  id: 'azure.dns-zone',
  label: 'DNS zone',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({
    /** Who bills it: the clouds of governments and Germany have prices of their own. */
    billingZone: choiceSetting(azureBillingZones, 'zone-1'),
  }),
  usage: z.strictObject({}),
})
