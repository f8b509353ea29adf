import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleBigqueryDataset = defineKind({
  id: 'google.bigquery-dataset',
  label: 'BigQuery dataset',
  provider: 'google',
  category: 'database',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_queries_tb: quantity(),
  }),
})
