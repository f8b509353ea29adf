import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsCloudfrontFunction = defineKind({
  id: 'aws.cloudfront-function',
  label: 'CloudFront function',
  provider: 'aws',
  category: 'cdn',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_requests: quantity(),
  }),
})
