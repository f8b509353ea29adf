import { z } from 'zod'

import { textSetting, usageChoice } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureAppServiceEnvironment = defineKind({
  id: 'azure.app-service-environment',
  label: 'App Service environment',
  provider: 'azure',
  category: 'compute',
  settings: z.strictObject({
    /** I1, I2 or I3. */
    tier: textSetting('I1'),
  }),
  usage: z.strictObject({
    operating_system: usageChoice(['linux', 'windows']),
  }),
})
