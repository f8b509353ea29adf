import { z } from 'zod'

import { flagSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsElasticIp = defineKind({
  id: 'aws.elastic-ip',
  label: 'Elastic IP',
  provider: 'aws',
  category: 'network',
  settings: z.strictObject({
    /** To a machine, a gateway or a load balancer. */
    attached: flagSetting(false),
  }),
  usage: z.strictObject({}),
})
