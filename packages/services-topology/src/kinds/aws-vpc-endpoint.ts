import { z } from 'zod'

import { choiceSetting, countSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsVpcEndpoint = defineKind({
  id: 'aws.vpc-endpoint',
  label: 'VPC endpoint',
  provider: 'aws',
  category: 'network',
  traffic: 'regional',
  settings: z.strictObject({
    endpointType: choiceSetting(['Gateway', 'Interface', 'GatewayLoadBalancer'], 'Gateway'),
    /** e.g. `com.amazonaws.us-east-1.s3`. */
    serviceName: textSetting(),
    /** Subnets that it has an interface in; each is billed. */
    interfaceCount: countSetting(1),
  }),
  usage: z.strictObject({
    monthly_data_processed_gb: quantity(),
  }),
})
