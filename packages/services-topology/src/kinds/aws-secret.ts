import { z } from 'zod'

import { textListSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsSecret = defineKind({
  id: 'aws.secret',
  label: 'Secrets Manager secret',
  provider: 'aws',
  category: 'security',
  traffic: 'regional',
  settings: z.strictObject({
    /** Other regions that hold a copy. */
    replicaRegions: textListSetting(),
  }),
  usage: z.strictObject({
    monthly_requests: quantity(),
  }),
})
