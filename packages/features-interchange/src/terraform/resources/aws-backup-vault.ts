import { awsBackupVault } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const awsBackupVaultMapping = defineNode({
  types: ['aws_backup_vault'],
  kind: awsBackupVault,
  named: ['name'],
  settings: () => ({}),
})
