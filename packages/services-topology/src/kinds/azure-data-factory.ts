import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureDataFactory = defineKind({
  id: 'azure.data-factory',
  label: 'Data factory',
  provider: 'azure',
  category: 'operations',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_read_write_operation_entities: quantity(),
    monthly_monitoring_operation_entities: quantity(),
  }),
})
