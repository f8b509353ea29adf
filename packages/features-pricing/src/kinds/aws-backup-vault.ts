import { awsBackupVault } from '@backarch/services-topology'

import { used } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** Name, catalog key, key of the usage. */
const stored = [
  ['EFS backup (warm)', 'efs-warm', 'monthly_efs_warm_backup_gb'],
  ['EFS backup (cold)', 'efs-cold', 'monthly_efs_cold_backup_gb'],
  ['EFS restore (warm)', 'efs-warm-restore', 'monthly_efs_warm_restore_gb'],
  ['EFS restore (cold)', 'efs-cold-restore', 'monthly_efs_cold_restore_gb'],
  ['EFS restore (item-level)', 'efs-item-restore', 'monthly_efs_item_restore_requests'],
  ['EBS snapshot', 'ebs', 'monthly_ebs_snapshot_gb'],
  ['RDS snapshot', 'rds', 'monthly_rds_snapshot_gb'],
  ['DynamoDB backup', 'dynamodb', 'monthly_dynamodb_backup_gb'],
  ['DynamoDB restore', 'dynamodb-restore', 'monthly_dynamodb_restore_gb'],
  ['Aurora snapshot', 'aurora', 'monthly_aurora_snapshot_gb'],
  ['FSx for Windows backup', 'fsx-windows', 'monthly_fsx_windows_backup_gb'],
  ['FSx for Lustre backup', 'fsx-lustre', 'monthly_fsx_lustre_backup_gb'],
] as const

export const priceAwsBackupVault = definePricer(awsBackupVault, ({ usage }) =>
  stored.map(([name, key, usageKey]) =>
    used({
      name,
      unit: usageKey.endsWith('_requests') ? 'requests' : 'GB',
      quantity: usage[usageKey],
      price: { service: 'aws.backup', product: 'vault', key },
    }),
  ),
)
