import { googleVpnTunnel } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const googleVpnTunnelMapping = defineNode({
  types: ['google_compute_vpn_tunnel'],
  kind: googleVpnTunnel,
  named: ['name'],
  settings: () => ({}),
})
