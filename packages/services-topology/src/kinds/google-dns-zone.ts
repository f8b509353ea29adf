import { z } from 'zod'

import { defineKind } from '../kind.ts'

export const googleDnsZone = defineKind({
  id: 'google.dns-zone',
  label: 'Cloud DNS zone',
  provider: 'google',
  category: 'network',
  settings: z.strictObject({}),
  usage: z.strictObject({}),
})
