import { z } from 'zod'

import { amountSetting, choiceSetting, flagSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

const location = z.strictObject({
  /** e.g. `westus` */
  region: textSetting(),
  zoneRedundant: flagSetting(false),
})

/** A database, keyspace, container, collection, graph or table; its account tells the regions and the backup. */
export const azureCosmosdbContainer = defineKind({
  id: 'azure.cosmosdb-container',
  label: 'Cosmos DB container',
  provider: 'azure',
  category: 'database',
  settings: z.strictObject({
    /** `none`: it has no throughput of its own. */
    capacityMode: choiceSetting(['provisioned', 'autoscale', 'serverless', 'none'], 'none'),
    /** RU/s that are provisioned, or the most that autoscaling may reach. */
    throughput: amountSetting(0),
    /** Of the account, the writing one first. */
    locations: z.array(location).max(100).nullable().default([]),
    multipleWriteLocations: flagSetting(false),
    analyticalStorage: flagSetting(false),
    backupType: choiceSetting(['Periodic', 'Continuous'], 'Periodic'),
    backupIntervalMinutes: amountSetting(240),
    backupRetentionHours: amountSetting(8),
  }),
  usage: z.strictObject({
    storage_gb: quantity(),
    monthly_serverless_request_units: quantity(),
    max_request_units_utilization_percentage: quantity(),
    monthly_analytical_storage_write_operations: quantity(),
    monthly_analytical_storage_read_operations: quantity(),
    monthly_restored_data_gb: quantity(),
  }),
})
