import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsGlueCatalogDatabase = defineKind({
  id: 'aws.glue-catalog-database',
  label: 'Glue catalog database',
  provider: 'aws',
  category: 'database',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_objects: quantity(),
    monthly_requests: quantity(),
  }),
})
