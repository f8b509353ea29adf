import { z } from 'zod'

import { amountSetting, choiceSetting, flagSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleCloudSql = defineKind({
  id: 'google.cloud-sql',
  label: 'Cloud SQL',
  provider: 'google',
  category: 'database',
  settings: z.strictObject({
    /** e.g. `POSTGRES_15`. */
    databaseVersion: textSetting(),
    /** e.g. `db-f1-micro`, `db-custom-2-7680`. */
    tier: textSetting(),
    edition: choiceSetting(['ENTERPRISE', 'ENTERPRISE_PLUS'], 'ENTERPRISE'),
    availability: choiceSetting(['ZONAL', 'REGIONAL'], 'ZONAL'),
    diskType: choiceSetting(['PD_SSD', 'PD_HDD', 'HYPERDISK_BALANCED'], 'PD_SSD'),
    diskSizeGb: amountSetting(10),
    publicAddress: flagSetting(true),
    /** Has a replica of its own size. */
    replica: flagSetting(false),
  }),
  usage: z.strictObject({
    backup_storage_gb: quantity(),
  }),
})
