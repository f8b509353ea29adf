import { z } from 'zod'

import { defineKind } from '../kind.ts'

export const awsClientVpnAssociation = defineKind({
  id: 'aws.client-vpn-association',
  label: 'Client VPN association',
  provider: 'aws',
  category: 'network',
  settings: z.strictObject({}),
  usage: z.strictObject({}),
})
