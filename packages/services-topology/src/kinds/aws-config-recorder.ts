import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsConfigRecorder = defineKind({
  id: 'aws.config-recorder',
  label: 'Config recorder',
  provider: 'aws',
  category: 'operations',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_config_items: quantity(),
    monthly_custom_config_items: quantity(),
  }),
})
