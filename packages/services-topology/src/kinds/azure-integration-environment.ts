import { z } from 'zod'

import { choiceSetting, countSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureIntegrationEnvironment = defineKind({
  id: 'azure.integration-environment',
  label: 'Integration service environment',
  provider: 'azure',
  category: 'compute',
  settings: z.strictObject({
    sku: choiceSetting(['Developer', 'Premium'], 'Developer'),
    scaleUnits: countSetting(0),
  }),
  usage: z.strictObject({}),
})
