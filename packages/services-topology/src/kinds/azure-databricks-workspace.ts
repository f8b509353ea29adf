import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureDatabricksWorkspace = defineKind({
  id: 'azure.databricks-workspace',
  label: 'Databricks workspace',
  provider: 'azure',
  category: 'compute',
  settings: z.strictObject({
    sku: choiceSetting(['standard', 'premium', 'trial'], 'standard'),
  }),
  usage: z.strictObject({
    monthly_all_purpose_compute_dbu_hrs: quantity(),
    monthly_jobs_compute_dbu_hrs: quantity(),
    monthly_jobs_light_compute_dbu_hrs: quantity(),
  }),
})
