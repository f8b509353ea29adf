import { z } from 'zod'

import { amountSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsGlueJob = defineKind({
  id: 'aws.glue-job',
  label: 'Glue job or crawler',
  provider: 'aws',
  category: 'compute',
  settings: z.strictObject({
    /** Data processing units that run together. */
    dpus: amountSetting(10),
  }),
  usage: z.strictObject({
    /** How long it runs. */
    monthly_hours: quantity(),
  }),
})
