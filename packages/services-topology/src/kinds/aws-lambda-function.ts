import { z } from 'zod'

import { amountSetting, choiceSetting, countSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsLambdaFunction = defineKind({
  id: 'aws.lambda-function',
  label: 'Lambda function',
  provider: 'aws',
  category: 'compute',
  traffic: 'regional',
  settings: z.strictObject({
    memoryMb: amountSetting(128),
    architecture: choiceSetting(['x86_64', 'arm64'], 'x86_64'),
    /** 512 MB are free. */
    ephemeralStorageMb: amountSetting(512),
    timeoutSeconds: amountSetting(3),
    runtime: textSetting(),
    /** Environments kept warm, summed over the function's aliases and versions. */
    provisionedConcurrency: countSetting(0),
  }),
  usage: z.strictObject({
    monthly_requests: quantity(),
    /** Average. */
    request_duration_ms: quantity(),
  }),
})
