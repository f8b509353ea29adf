import { z } from 'zod'

import { choiceSetting, flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureFirewall = defineKind({
  id: 'azure.firewall',
  label: 'Firewall',
  provider: 'azure',
  category: 'security',
  settings: z.strictObject({
    tier: choiceSetting(['Basic', 'Standard', 'Premium'], 'Standard'),
    /** In a virtual hub rather than a virtual network. */
    secured: flagSetting(false),
  }),
  usage: z.strictObject({
    monthly_data_processed_gb: quantity(),
  }),
})
