import { z } from 'zod'

import { textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsKmsKey = defineKind({
  id: 'aws.kms-key',
  label: 'KMS key',
  provider: 'aws',
  category: 'security',
  traffic: 'regional',
  settings: z.strictObject({
    keySpec: textSetting('SYMMETRIC_DEFAULT'),
  }),
  usage: z.strictObject({}),
})
