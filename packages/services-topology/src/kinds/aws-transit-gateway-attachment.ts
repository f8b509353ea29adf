import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsTransitGatewayAttachment = defineKind({
  id: 'aws.transit-gateway-attachment',
  label: 'Transit gateway attachment',
  provider: 'aws',
  category: 'network',
  traffic: 'regional',
  settings: z.strictObject({
    attachment: choiceSetting(['vpc', 'peering', 'direct-connect'], 'vpc'),
  }),
  usage: z.strictObject({
    monthly_data_processed_gb: quantity(),
  }),
})
