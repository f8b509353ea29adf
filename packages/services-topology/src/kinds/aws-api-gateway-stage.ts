import { z } from 'zod'

import { amountSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsApiGatewayStage = defineKind({
  id: 'aws.api-gateway-stage',
  label: 'API cache',
  provider: 'aws',
  category: 'network',
  settings: z.strictObject({
    /** 0 without a cache. */
    cacheSizeGb: amountSetting(0),
  }),
  usage: z.strictObject({}),
})
