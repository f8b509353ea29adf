import { googleVpnGateway } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const googleVpnGatewayMapping = defineNode({
  types: ['google_compute_vpn_gateway', 'google_compute_ha_vpn_gateway'],
  kind: googleVpnGateway,
  named: ['name'],
  settings: () => ({}),
})
