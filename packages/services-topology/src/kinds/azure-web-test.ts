import { z } from 'zod'

import { choiceSetting, countSetting, flagSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureWebTest = defineKind({
  id: 'azure.web-test',
  label: 'Web test',
  provider: 'azure',
  category: 'operations',
  settings: z.strictObject({
    testType: choiceSetting(['ping', 'multi-step', 'standard'], null),
    enabled: flagSetting(true),
    frequencySeconds: countSetting(300),
    locations: countSetting(1),
  }),
  usage: z.strictObject({}),
})
