import { z } from 'zod'

import { countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureConnectionMonitor = defineKind({
  id: 'azure.connection-monitor',
  label: 'Connection monitor',
  provider: 'azure',
  category: 'operations',
  settings: z.strictObject({
    /** Each source with each destination in each configuration. */
    tests: countSetting(0),
  }),
  usage: z.strictObject({
    tests: quantity(),
  }),
})
