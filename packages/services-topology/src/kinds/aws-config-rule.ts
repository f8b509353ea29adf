import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsConfigRule = defineKind({
  id: 'aws.config-rule',
  label: 'Config rule',
  provider: 'aws',
  category: 'operations',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_rule_evaluations: quantity(),
  }),
})
