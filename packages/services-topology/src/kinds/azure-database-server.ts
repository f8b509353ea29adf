import { z } from 'zod'

import { amountSetting, choiceSetting, flagSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

/** A server of MySQL, PostgreSQL or MariaDB, single or flexible. */
export const azureDatabaseServer = defineKind({
  id: 'azure.database-server',
  label: 'Database server',
  provider: 'azure',
  category: 'database',
  settings: z.strictObject({
    engine: choiceSetting(['mysql', 'postgresql', 'mariadb'], null),
    flexible: flagSetting(false),
    /** e.g. `GP_Gen5_4`, or `GP_Standard_D2ds_v5` of a flexible one. */
    sku: textSetting(),
    /** 0 for what Azure gives by itself. */
    storageGb: amountSetting(0),
    /** Of a flexible MySQL server; 0 for what Azure gives by itself. */
    iops: amountSetting(0),
    geoRedundantBackup: flagSetting(false),
    /** `Disabled`, or the kind of a flexible server's standby, which doubles it. */
    highAvailability: choiceSetting(['Disabled', 'SameZone', 'ZoneRedundant'], 'Disabled'),
  }),
  usage: z.strictObject({ additional_backup_storage_gb: quantity() }),
})
