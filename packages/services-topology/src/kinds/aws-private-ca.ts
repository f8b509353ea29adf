import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsPrivateCa = defineKind({
  id: 'aws.private-ca',
  label: 'Private certificate authority',
  provider: 'aws',
  category: 'security',
  settings: z.strictObject({
    usageMode: choiceSetting(['GENERAL_PURPOSE', 'SHORT_LIVED_CERTIFICATE'], 'GENERAL_PURPOSE'),
  }),
  usage: z.strictObject({
    /** Certificates that it issues. */
    monthly_requests: quantity(),
  }),
})
