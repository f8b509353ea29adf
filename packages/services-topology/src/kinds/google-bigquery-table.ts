import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleBigqueryTable = defineKind({
  id: 'google.bigquery-table',
  label: 'BigQuery table',
  provider: 'google',
  category: 'database',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_streaming_inserts_mb: quantity(),
    monthly_storage_write_api_gb: quantity(),
    monthly_storage_read_api_tb: quantity(),
    monthly_active_storage_gb: quantity(),
    monthly_long_term_storage_gb: quantity(),
  }),
})
