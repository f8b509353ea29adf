import { z } from 'zod'

import { amountSetting, choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsApiGateway = defineKind({
  id: 'aws.api-gateway',
  label: 'API Gateway',
  provider: 'aws',
  category: 'network',
  traffic: 'regional',
  settings: z.strictObject({
    apiType: choiceSetting(['rest', 'http', 'websocket'], 'rest'),
    /** Of the stages' caches together; REST alone. */
    cacheSizeGb: amountSetting(0),
  }),
  usage: z.strictObject({
    monthly_requests: quantity(),
    /** Average; HTTP alone. */
    request_size_kb: quantity(),
    /** WebSocket alone, like the two below. */
    monthly_messages: quantity(),
    message_size_kb: quantity(),
    monthly_connection_mins: quantity(),
  }),
})
