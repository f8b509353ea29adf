import { z } from 'zod'

import { amountSetting, choiceSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleRedisInstance = defineKind({
  id: 'google.redis-instance',
  label: 'Memorystore for Redis',
  provider: 'google',
  category: 'database',
  settings: z.strictObject({
    tier: choiceSetting(['BASIC', 'STANDARD_HA'], 'BASIC'),
    memorySizeGb: amountSetting(null),
  }),
  usage: z.strictObject({}),
})
