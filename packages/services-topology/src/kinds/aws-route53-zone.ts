import { z } from 'zod'

import { flagSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsRoute53Zone = defineKind({
  id: 'aws.route53-zone',
  label: 'Route 53 zone',
  provider: 'aws',
  category: 'network',
  settings: z.strictObject({
    privateZone: flagSetting(false),
  }),
  usage: z.strictObject({}),
})
