import { z } from 'zod'

import { choiceSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azurePublicIp = defineKind({
  id: 'azure.public-ip',
  label: 'Public IP address',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({
    /** `prefix`: a range of addresses. */
    form: choiceSetting(['address', 'prefix'], 'address'),
    allocation: choiceSetting(['static', 'dynamic'], 'static'),
    sku: choiceSetting(['Basic', 'Standard'], 'Standard'),
    tier: choiceSetting(['regional', 'global'], 'regional'),
  }),
  usage: z.strictObject({}),
})
