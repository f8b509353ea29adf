import { z } from 'zod'

import { defineKind } from '../kind.ts'

export const awsClientVpnEndpoint = defineKind({
  id: 'aws.client-vpn-endpoint',
  label: 'Client VPN endpoint',
  provider: 'aws',
  category: 'network',
  traffic: 'regional',
  settings: z.strictObject({}),
  usage: z.strictObject({}),
})
