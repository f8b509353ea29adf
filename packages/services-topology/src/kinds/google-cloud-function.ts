import { z } from 'zod'

import { countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleCloudFunction = defineKind({
  id: 'google.cloud-function',
  label: 'Cloud function',
  provider: 'google',
  category: 'compute',
  traffic: 'metered',
  settings: z.strictObject({
    memoryMb: countSetting(256),
  }),
  usage: z.strictObject({
    request_duration_ms: quantity(),
    monthly_function_invocations: quantity(),
    monthly_outbound_data_gb: quantity(),
  }),
})
