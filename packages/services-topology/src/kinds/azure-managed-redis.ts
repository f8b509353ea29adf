import { z } from 'zod'

import { flagSetting, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureManagedRedis = defineKind({
  id: 'azure.managed-redis',
  label: 'Managed Redis',
  provider: 'azure',
  category: 'database',
  settings: z.strictObject({
    /** e.g. `Balanced_B3`. */
    sku: textSetting(),
    highAvailability: flagSetting(true),
  }),
  usage: z.strictObject({}),
})
