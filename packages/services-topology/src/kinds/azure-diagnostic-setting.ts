import { z } from 'zod'

import { flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureDiagnosticSetting = defineKind({
  id: 'azure.diagnostic-setting',
  label: 'Diagnostic setting',
  provider: 'azure',
  category: 'operations',
  settings: z.strictObject({
    /** To storage, an event hub or a partner. What only goes to a workspace is billed there. */
    exported: flagSetting(true),
  }),
  usage: z.strictObject({
    monthly_platform_log_gb: quantity(),
  }),
})
