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

export const azureSqlElasticPool = defineKind({
  id: 'azure.sql-elastic-pool',
  label: 'SQL elastic pool',
  provider: 'azure',
  category: 'database',
  settings: z.strictObject({
    /** `BasicPool`, `StandardPool`, `PremiumPool`, or a tier and generation such as `GP_Gen5`. */
    sku: textSetting(),
    /** eDTUs or virtual cores. */
    capacity: countSetting(null),
    /** 0 for what comes with the size. */
    maxSizeGb: amountSetting(0),
    licenseType: choiceSetting(['LicenseIncluded', 'BasePrice'], 'LicenseIncluded'),
    zoneRedundant: flagSetting(false),
  }),
  usage: z.strictObject({ extra_data_storage_gb: quantity() }),
})
