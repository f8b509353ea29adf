import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsBackupVault = defineKind({
  id: 'aws.backup-vault',
  label: 'Backup vault',
  provider: 'aws',
  category: 'storage',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_efs_warm_backup_gb: quantity(),
    monthly_efs_cold_backup_gb: quantity(),
    monthly_efs_warm_restore_gb: quantity(),
    monthly_efs_cold_restore_gb: quantity(),
    monthly_efs_item_restore_requests: quantity(),
    monthly_ebs_snapshot_gb: quantity(),
    monthly_rds_snapshot_gb: quantity(),
    monthly_dynamodb_backup_gb: quantity(),
    monthly_dynamodb_restore_gb: quantity(),
    monthly_aurora_snapshot_gb: quantity(),
    monthly_fsx_windows_backup_gb: quantity(),
    monthly_fsx_lustre_backup_gb: quantity(),
  }),
})
