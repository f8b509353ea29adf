import { z } from 'zod'

import {
  amountSetting,
  choiceSetting,
  countSetting,
  flagSetting,
  quantity,
  textSetting,
} from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureSqlDatabase = defineKind({
  id: 'azure.sql-database',
  label: 'SQL database',
  provider: 'azure',
  category: 'database',
  settings: z.strictObject({
    /** e.g. `S0`, `P1`, `GP_Gen5_4`, `GP_S_Gen5_2`. */
    sku: textSetting('GP_Gen5_2'),
    /** Lives in a pool, which is billed for its computing and its storage. */
    elasticPool: flagSetting(false),
    licenseType: choiceSetting(['LicenseIncluded', 'BasePrice'], 'LicenseIncluded'),
    /** 0 for what comes with the size. */
    maxSizeGb: amountSetting(0),
    zoneRedundant: flagSetting(false),
    readReplicaCount: countSetting(0),
    backupRedundancy: choiceSetting(['LRS', 'ZRS', 'RA-GRS', 'RA-GZRS'], 'RA-GRS'),
  }),
  usage: z.strictObject({
    monthly_vcore_hours: quantity(),
    extra_data_storage_gb: quantity(),
    long_term_retention_storage_gb: quantity(),
    backup_storage_gb: quantity(),
  }),
})
