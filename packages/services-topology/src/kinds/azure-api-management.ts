import { z } from 'zod'

import { choiceSetting, countSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

const location = z.strictObject({ region: textSetting(), capacity: countSetting(1) })

export const azureApiManagement = defineKind({
  id: 'azure.api-management',
  label: 'API Management',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({
    tier: choiceSetting(
      [
        'Consumption',
        'Developer',
        'Basic',
        'Standard',
        'Premium',
        'BasicV2',
        'StandardV2',
        'PremiumV2',
      ],
      null,
    ),
    capacity: countSetting(1),
    /** Other regions that a premium one runs in. */
    additionalLocations: z.array(location).max(100).nullable().default([]),
  }),
  usage: z.strictObject({
    monthly_api_calls: quantity(),
    self_hosted_gateway_count: quantity(),
  }),
})
