import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureIothubDps = defineKind({
  id: 'azure.iothub-dps',
  label: 'IoT device provisioning',
  provider: 'azure',
  category: 'messaging',
  settings: z.strictObject({}),
  usage: z.strictObject({ monthly_operations: quantity() }),
})
