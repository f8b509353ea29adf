import { z } from 'zod'

import { countSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsRedshiftCluster = defineKind({
  id: 'aws.redshift-cluster',
  label: 'Redshift cluster',
  provider: 'aws',
  category: 'database',
  settings: z.strictObject({
    /** e.g. `ra3.4xlarge`. */
    nodeType: textSetting(),
    nodeCount: countSetting(1),
  }),
  usage: z.strictObject({
    /** Of RA3 nodes alone. */
    managed_storage_gb: quantity(),
    excess_concurrency_scaling_secs: quantity(),
    spectrum_data_scanned_tb: quantity(),
    backup_storage_gb: quantity(),
  }),
})
