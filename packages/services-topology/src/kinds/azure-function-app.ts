import { z } from 'zod'

import { quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureFunctionApp = defineKind({
  id: 'azure.function-app',
  label: 'Function app',
  provider: 'azure',
  category: 'compute',
  traffic: 'regional',
  settings: z.strictObject({
    /** Of the plan it runs on: `Y1` is billed by use, `EP1` to `EP3` by instance, all others with their plan. */
    planSku: textSetting('Y1'),
  }),
  usage: z.strictObject({
    monthly_executions: quantity(),
    execution_duration_ms: quantity(),
    memory_mb: quantity(),
    /** Of a premium plan. */
    instances: quantity(),
  }),
})
