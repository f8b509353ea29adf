import { z } from 'zod'

import { amountSetting, choiceSetting, countSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsRdsCluster = defineKind({
  id: 'aws.rds-cluster',
  label: 'Aurora cluster',
  provider: 'aws',
  category: 'database',
  settings: z.strictObject({
    engine: textSetting(),
    engineVersion: textSetting(),
    engineMode: choiceSetting(
      ['provisioned', 'serverless', 'parallelquery', 'global', 'multimaster'],
      'provisioned',
    ),
    storageType: choiceSetting(['aurora', 'aurora-iopt1', 'io1', 'io2', 'gp3'], 'aurora'),
    backupRetentionDays: countSetting(1),
    backtrackWindowSeconds: countSetting(0),
    /** Aurora capacity units; serverless alone. */
    minCapacity: amountSetting(null),
    maxCapacity: amountSetting(null),
  }),
  usage: z.strictObject({
    capacity_units_per_hr: quantity(),
    storage_gb: quantity(),
    write_requests_per_sec: quantity(),
    read_requests_per_sec: quantity(),
    backup_snapshot_size_gb: quantity(),
    average_statements_per_hr: quantity(),
    change_records_per_statement: quantity(),
    backtrack_window_hrs: quantity(),
    snapshot_export_size_gb: quantity(),
  }),
})
