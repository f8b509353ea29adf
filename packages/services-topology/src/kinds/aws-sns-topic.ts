import { z } from 'zod'

import { flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsSnsTopic = defineKind({
  id: 'aws.sns-topic',
  label: 'SNS topic',
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
    http_subscriptions: quantity(),
    email_subscriptions: quantity(),
    kinesis_subscriptions: quantity(),
    mobile_push_subscriptions: quantity(),
    macos_subscriptions: quantity(),
    sms_subscriptions: quantity(),
    /** US dollars a message; depends on the receiver's country. */
    sms_notification_price: quantity(),
  }),
})
