import { z } from 'zod'

import { countSetting, flagSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureLogAlert = defineKind({
  id: 'azure.log-alert',
  label: 'Log alert',
  provider: 'azure',
  category: 'operations',
  settings: z.strictObject({
    enabled: flagSetting(true),
    frequencyMinutes: countSetting(null),
    timeSeries: countSetting(1),
  }),
  usage: z.strictObject({}),
})
