import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureDdosProtectionPlan = defineKind({
  id: 'azure.ddos-protection-plan',
  label: 'DDoS protection plan',
  provider: 'azure',
  category: 'security',
  settings: z.strictObject({}),
  usage: z.strictObject({
    overage_amount: quantity(),
  }),
})
