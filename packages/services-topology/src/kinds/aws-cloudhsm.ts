import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsCloudhsm = defineKind({
  id: 'aws.cloudhsm',
  label: 'CloudHSM module',
  provider: 'aws',
  category: 'security',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_hrs: quantity(),
  }),
})
