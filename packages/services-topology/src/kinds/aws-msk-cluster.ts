import { z } from 'zod'

import { amountSetting, countSetting, flagSetting, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsMskCluster = defineKind({
  id: 'aws.msk-cluster',
  label: 'Managed Kafka cluster',
  provider: 'aws',
  category: 'messaging',
  settings: z.strictObject({
    /** e.g. `kafka.m5.large`. */
    instanceType: textSetting(),
    brokerCount: countSetting(null),
    /** Of each broker; the least when it scales by itself. */
    volumeSizeGb: amountSetting(1000),
    storageAutoscaling: flagSetting(false),
  }),
  usage: z.strictObject({}),
})
