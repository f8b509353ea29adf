import { z } from 'zod'

import { flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsVpnConnection = defineKind({
  id: 'aws.vpn-connection',
  label: 'VPN connection',
  provider: 'aws',
  category: 'network',
  settings: z.strictObject({
    /** Ends at a transit gateway, where it is an attachment, and not at the gateway of one VPC. */
    transitGateway: flagSetting(false),
  }),
  usage: z.strictObject({
    monthly_data_processed_gb: quantity(),
  }),
})
