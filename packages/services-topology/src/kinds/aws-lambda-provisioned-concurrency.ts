import { z } from 'zod'

import { amountSetting, choiceSetting, countSetting, quantity, usageChoice } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsLambdaProvisionedConcurrency = defineKind({
  id: 'aws.lambda-provisioned-concurrency',
  label: 'Lambda provisioned concurrency',
  provider: 'aws',
  category: 'compute',
  settings: z.strictObject({
    executions: countSetting(null),
    /** Both of the function. */
    architecture: choiceSetting(['x86_64', 'arm64'], null),
    memoryMb: amountSetting(null),
  }),
  usage: z.strictObject({
    /** Hours that the environments are kept warm. */
    monthly_duration_hrs: quantity(),
    monthly_requests: quantity(),
    /** Average. */
    request_duration_ms: quantity(),
    architecture: usageChoice(['x86_64', 'x86', 'arm64', 'arm']),
    memory_mb: quantity(),
  }),
})
