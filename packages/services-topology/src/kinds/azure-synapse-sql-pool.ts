import { z } from 'zod'

import { flagSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureSynapseSqlPool = defineKind({
  id: 'azure.synapse-sql-pool',
  label: 'Synapse SQL pool',
  provider: 'azure',
  category: 'database',
  settings: z.strictObject({
    /** e.g. `DW200c`. */
    sku: textSetting(),
    geoBackup: flagSetting(true),
  }),
  usage: z.strictObject({
    storage_tb: quantity(),
    disaster_recovery_enabled: z.boolean().optional(),
  }),
})
