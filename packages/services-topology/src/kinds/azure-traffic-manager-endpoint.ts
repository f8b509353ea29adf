import { z } from 'zod'

import { azureBillingZones } from '../azure-billing-zones.ts'
import { choiceSetting, countSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureTrafficManagerEndpoint = defineKind({
  id: 'azure.traffic-manager-endpoint',
  label: 'Traffic Manager endpoint',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({
    endpointType: choiceSetting(['azure', 'external', 'nested'], null),
    billingZone: choiceSetting(azureBillingZones, 'zone-1'),
    /** Seconds between two health checks of its profile: 30, or 10 at a price. */
    intervalSeconds: countSetting(30),
  }),
  usage: z.strictObject({}),
})
