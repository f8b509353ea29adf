import { googleCloudRunJob } from '@backarch/services-topology'

import { cloudRunPrice } from '../google-cloud-run.ts'
import { unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceGoogleCloudRunJob = definePricer(googleCloudRunJob, ({ settings, usage }) => {
  const { cpu, memoryGib, taskCount } = settings
  const { monthly_job_executions: executions, average_task_execution_mins: minutes } = usage
  const seconds =
    executions === undefined || minutes === undefined
      ? undefined
      : executions * (taskCount ?? 1) * minutes * 60
  const unknown = taskCount === null ? unknownSetting('taskCount') : undefined
  return [
    used({
      name: 'CPU allocation time',
      unit: 'vCPU-seconds',
      quantity: seconds === undefined ? undefined : seconds * (cpu ?? 1),
      price: unknown ?? cloudRunPrice('cpu', cpu, 'instances'),
    }),
    used({
      name: 'Memory allocation time',
      unit: 'GiB-seconds',
      quantity: seconds === undefined ? undefined : seconds * (memoryGib ?? 1),
      price: unknown ?? cloudRunPrice('memory', memoryGib, 'instances'),
    }),
  ]
})
