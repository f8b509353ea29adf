import { z } from 'zod'

import { amountSetting, choiceSetting, countSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureSqlManagedInstance = defineKind({
  id: 'azure.sql-managed-instance',
  label: 'SQL managed instance',
  provider: 'azure',
  category: 'database',
  settings: z.strictObject({
    /** e.g. `GP_Gen5`. */
    sku: textSetting(),
    vcores: countSetting(null),
    storageGb: amountSetting(32),
    licenseType: choiceSetting(['LicenseIncluded', 'BasePrice'], 'LicenseIncluded'),
    backupRedundancy: choiceSetting(['LRS', 'ZRS', 'GRS', 'GZRS'], 'GRS'),
  }),
  usage: z.strictObject({
    backup_storage_gb: quantity(),
    long_term_retention_storage_gb: quantity(),
  }),
})
