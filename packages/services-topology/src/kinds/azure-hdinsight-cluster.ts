import { z } from 'zod'

import { choiceSetting, countSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureHdinsightCluster = defineKind({
  id: 'azure.hdinsight-cluster',
  label: 'HDInsight cluster',
  provider: 'azure',
  category: 'compute',
  settings: z.strictObject({
    nodes: z
      .array(
        z.strictObject({
          role: choiceSetting(['Head', 'Worker', 'Region', 'Zookeeper', 'Edge'], 'Worker'),
          /** e.g. `Standard_D3_V2`. */
          size: textSetting(),
          count: countSetting(null),
        }),
      )
      .max(20)
      .nullable()
      .default(null),
    /** Disks for Kafka's messages, on all workers together. */
    managedDisks: countSetting(0),
    diskTier: choiceSetting(['Standard', 'Premium'], 'Standard'),
  }),
  usage: z.strictObject({
    /** Of each managed disk. */
    monthly_os_disk_operations: quantity(),
  }),
})
