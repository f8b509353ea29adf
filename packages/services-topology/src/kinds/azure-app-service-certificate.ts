import { z } from 'zod'

import { choiceSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureAppServiceCertificate = defineKind({
  id: 'azure.app-service-certificate',
  label: 'App Service certificate',
  provider: 'azure',
  category: 'security',
  settings: z.strictObject({
    productType: choiceSetting(['Standard', 'WildCard'], 'Standard'),
  }),
  usage: z.strictObject({}),
})
