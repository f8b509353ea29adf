import { z } from 'zod'

import { choiceSetting, countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureAppConfiguration = defineKind({
  id: 'azure.app-configuration',
  label: 'App Configuration',
  provider: 'azure',
  category: 'operations',
  settings: z.strictObject({
    sku: choiceSetting(['free', 'developer', 'standard', 'premium'], 'free'),
    replicaCount: countSetting(0),
  }),
  usage: z.strictObject({ monthly_additional_requests: quantity() }),
})
