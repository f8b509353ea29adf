import { z } from 'zod'

import { amountSetting, countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleCloudRunJob = defineKind({
  id: 'google.cloud-run-job',
  label: 'Cloud Run job',
  provider: 'google',
  category: 'compute',
  settings: z.strictObject({
    cpu: amountSetting(1),
    memoryGib: amountSetting(0.5),
    /** Tasks of an execution. */
    taskCount: countSetting(1),
  }),
  usage: z.strictObject({
    monthly_job_executions: quantity(),
    average_task_execution_mins: quantity(),
  }),
})
