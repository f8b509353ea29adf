import { z } from 'zod'

import { countSetting, flagSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureLogAnalyticsWorkspace = defineKind({
  id: 'azure.log-analytics-workspace',
  label: 'Log Analytics workspace',
  provider: 'azure',
  category: 'operations',
  settings: z.strictObject({
    /** e.g. `PerGB2018`, `CapacityReservation`. */
    sku: textSetting('PerGB2018'),
    /** GB a day that are paid for in advance. */
    reservedGbPerDay: countSetting(0),
    retentionDays: countSetting(30),
    sentinel: flagSetting(false),
  }),
  usage: z.strictObject({
    monthly_log_data_ingestion_gb: quantity(),
    monthly_additional_log_data_retention_gb: quantity(),
    monthly_log_data_export_gb: quantity(),
    monthly_basic_log_data_ingestion_gb: quantity(),
    monthly_basic_log_search_gb: quantity(),
    monthly_archive_data_gb: quantity(),
    monthly_archive_data_restored_gb: quantity(),
    monthly_archive_data_searched_gb: quantity(),
    monthly_sentinel_data_ingestion_gb: quantity(),
  }),
})
