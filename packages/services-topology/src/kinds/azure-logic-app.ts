import { z } from 'zod'

import { quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureLogicApp = defineKind({
  id: 'azure.logic-app',
  label: 'Logic app (standard)',
  provider: 'azure',
  category: 'compute',
  settings: z.strictObject({
    /** Of the plan it runs on: `WS1` to `WS3`; any other is billed with the plan itself. */
    planSku: textSetting('WS1'),
  }),
  usage: z.strictObject({
    monthly_standard_connector_calls: quantity(),
    monthly_enterprise_connector_calls: quantity(),
  }),
})
