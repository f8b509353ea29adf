import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleForwardingRule = defineKind({
  id: 'google.forwarding-rule',
  label: 'Forwarding rule',
  provider: 'google',
  category: 'network',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_ingress_data_gb: quantity(),
  }),
})
