import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleDnsRecordSet = defineKind({
  id: 'google.dns-record-set',
  label: 'Cloud DNS record set',
  provider: 'google',
  category: 'network',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_queries: quantity(),
  }),
})
