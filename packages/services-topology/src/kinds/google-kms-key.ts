import { z } from 'zod'

import { choiceSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleKmsKey = defineKind({
  id: 'google.kms-key',
  label: 'KMS key',
  provider: 'google',
  category: 'security',
  traffic: 'regional',
  settings: z.strictObject({
    protectionLevel: choiceSetting(['SOFTWARE', 'HSM', 'EXTERNAL', 'EXTERNAL_VPC'], 'SOFTWARE'),
    algorithm: textSetting('GOOGLE_SYMMETRIC_ENCRYPTION'),
  }),
  usage: z.strictObject({
    key_versions: quantity(),
    monthly_key_operations: quantity(),
  }),
})
