import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureAutomation = defineKind({
  id: 'azure.automation',
  label: 'Automation',
  provider: 'azure',
  category: 'operations',
  settings: z.strictObject({
    part: choiceSetting(['account', 'configuration', 'job-schedule', 'watcher'], 'account'),
  }),
  usage: z.strictObject({
    monthly_job_run_mins: quantity(),
    monthly_watcher_hrs: quantity(),
    non_azure_config_node_count: quantity(),
  }),
})
