import { z } from 'zod'

import { countSetting, usageChoice } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsRoute53HealthCheck = defineKind({
  id: 'aws.route53-health-check',
  label: 'Route 53 health check',
  provider: 'aws',
  category: 'network',
  settings: z.strictObject({
    /** Features that are billed apart: HTTPS, search for a string, fast interval, measured latency. */
    optionalFeatures: countSetting(0),
  }),
  usage: z.strictObject({
    endpoint_type: usageChoice(['aws', 'non_aws']),
  }),
})
