import { z } from 'zod'

import { choiceSetting, countSetting, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureRedisCache = defineKind({
  id: 'azure.redis-cache',
  label: 'Redis cache',
  provider: 'azure',
  category: 'database',
  settings: z.strictObject({
    tier: choiceSetting(['Basic', 'Standard', 'Premium'], null),
    /** Family and capacity, e.g. `C1`, `P2`. */
    size: textSetting(),
    /** Of a premium cache. */
    shards: countSetting(1),
    replicasPerPrimary: countSetting(1),
  }),
  usage: z.strictObject({}),
})
