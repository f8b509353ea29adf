import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleLogBucket = defineKind({
  id: 'google.log-bucket',
  label: 'Logging',
  provider: 'google',
  category: 'operations',
  traffic: 'regional',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_logging_data_gb: quantity(),
  }),
})
