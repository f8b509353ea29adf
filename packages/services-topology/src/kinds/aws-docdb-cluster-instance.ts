import { z } from 'zod'

import { quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsDocdbClusterInstance = defineKind({
  id: 'aws.docdb-cluster-instance',
  label: 'DocumentDB instance',
  provider: 'aws',
  category: 'database',
  settings: z.strictObject({
    /** e.g. `db.r5.large`. */
    instanceClass: textSetting(),
  }),
  usage: z.strictObject({
    /** Of the cluster; said of one of its instances. */
    data_storage_gb: quantity(),
    monthly_io_requests: quantity(),
    monthly_cpu_credit_hrs: quantity(),
  }),
})
