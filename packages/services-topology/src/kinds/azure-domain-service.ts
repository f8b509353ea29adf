import { z } from 'zod'

import { choiceSetting, flagSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureDomainService = defineKind({
  id: 'azure.domain-service',
  label: 'Active Directory domain service',
  provider: 'azure',
  category: 'security',
  settings: z.strictObject({
    sku: choiceSetting(['Standard', 'Enterprise', 'Premium'], 'Standard'),
    replicaSet: flagSetting(false),
  }),
  usage: z.strictObject({}),
})
