import { z } from 'zod'

import { amountSetting, countSetting, flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleCloudRunService = defineKind({
  id: 'google.cloud-run-service',
  label: 'Cloud Run service',
  provider: 'google',
  category: 'compute',
  traffic: 'regional',
  settings: z.strictObject({
    /** Of all containers of an instance. */
    cpu: amountSetting(1),
    memoryGib: amountSetting(0.5),
    /** Billed while requests are handled; else as long as instances run. */
    cpuOnlyDuringRequests: flagSetting(true),
    minInstances: countSetting(0),
  }),
  usage: z.strictObject({
    monthly_requests: quantity(),
    average_request_duration_ms: quantity(),
    concurrent_requests_per_instance: quantity(),
    /** Hours a month that an instance runs. */
    instance_hrs: quantity(),
  }),
})
