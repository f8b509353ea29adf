import { z } from 'zod'

import { countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsNetworkFirewall = defineKind({
  id: 'aws.network-firewall',
  label: 'Network Firewall',
  provider: 'aws',
  category: 'security',
  settings: z.strictObject({
    /** One in every zone that it protects. */
    endpoints: countSetting(1),
  }),
  usage: z.strictObject({
    monthly_data_processed_gb: quantity(),
  }),
})
