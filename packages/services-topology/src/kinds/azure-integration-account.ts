import { z } from 'zod'

import { choiceSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureIntegrationAccount = defineKind({
  id: 'azure.integration-account',
  label: 'Integration account',
  provider: 'azure',
  category: 'messaging',
  settings: z.strictObject({
    sku: choiceSetting(['Free', 'Basic', 'Standard'], 'Free'),
  }),
  usage: z.strictObject({}),
})
