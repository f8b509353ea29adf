import { z } from 'zod'

import { azureBillingZones } from '../azure-billing-zones.ts'
import { choiceSetting, flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureTrafficManagerProfile = defineKind({
  id: 'azure.traffic-manager-profile',
  label: 'Traffic Manager profile',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({
    billingZone: choiceSetting(azureBillingZones, 'zone-1'),
    trafficView: flagSetting(false),
  }),
  usage: z.strictObject({
    monthly_dns_queries: quantity(),
    monthly_traffic_view_data_points: quantity(),
  }),
})
