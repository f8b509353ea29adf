import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureNetworkWatcher = defineKind({
  id: 'azure.network-watcher',
  label: 'Network Watcher',
  provider: 'azure',
  category: 'operations',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_diagnostic_checks: quantity(),
  }),
})
