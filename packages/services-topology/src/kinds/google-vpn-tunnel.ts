import { z } from 'zod'

import { defineKind } from '../kind.ts'

export const googleVpnTunnel = defineKind({
  id: 'google.vpn-tunnel',
  label: 'VPN tunnel',
  provider: 'google',
  category: 'network',
  settings: z.strictObject({}),
  usage: z.strictObject({}),
})
