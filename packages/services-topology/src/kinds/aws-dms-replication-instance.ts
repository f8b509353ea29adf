import { z } from 'zod'

import { amountSetting, flagSetting, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsDmsReplicationInstance = defineKind({
  id: 'aws.dms-replication-instance',
  label: 'Database migration instance',
  provider: 'aws',
  category: 'database',
  settings: z.strictObject({
    /** e.g. `dms.t3.medium`. */
    instanceClass: textSetting(),
    multiAz: flagSetting(false),
    allocatedStorageGb: amountSetting(50),
  }),
  usage: z.strictObject({}),
})
