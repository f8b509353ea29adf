import { z } from 'zod'

import { choiceSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsNeptuneClusterInstance = defineKind({
  id: 'aws.neptune-cluster-instance',
  label: 'Neptune instance',
  provider: 'aws',
  category: 'database',
  settings: z.strictObject({
    /** e.g. `db.r5.large`. */
    instanceClass: textSetting(),
    /** The cluster's. */
    storageType: choiceSetting(['standard', 'iopt1'], 'standard'),
  }),
  usage: z.strictObject({
    monthly_cpu_credit_hrs: quantity(),
  }),
})
