import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsDatabaseSnapshot = defineKind({
  id: 'aws.database-snapshot',
  label: 'Database snapshot',
  provider: 'aws',
  category: 'storage',
  settings: z.strictObject({
    database: choiceSetting(['docdb', 'neptune'], null),
  }),
  usage: z.strictObject({
    backup_storage_gb: quantity(),
  }),
})
