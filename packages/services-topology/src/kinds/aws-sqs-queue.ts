import { z } from 'zod'

import { flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsSqsQueue = defineKind({
  id: 'aws.sqs-queue',
  label: 'SQS queue',
  provider: 'aws',
  category: 'messaging',
  traffic: 'regional',
  settings: z.strictObject({
    fifo: flagSetting(false),
  }),
  usage: z.strictObject({
    monthly_requests: quantity(),
    /** Average; every 64 KB is billed as a request of its own. */
    request_size_kb: quantity(),
  }),
})
