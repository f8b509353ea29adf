import { z } from 'zod'

import { choiceSetting, countSetting, flagSetting, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureAppServicePlan = defineKind({
  id: 'azure.app-service-plan',
  label: 'App Service plan',
  provider: 'azure',
  category: 'compute',
  settings: z.strictObject({
    /** e.g. `P1v3`. */
    sku: textSetting(),
    operatingSystem: choiceSetting(['linux', 'windows'], 'windows'),
    workers: countSetting(1),
    /** In a dev/test subscription. */
    devTest: flagSetting(false),
  }),
  usage: z.strictObject({}),
})
