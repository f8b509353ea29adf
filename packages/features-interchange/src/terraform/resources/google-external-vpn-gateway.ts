import { googleExternalVpnGateway } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const googleExternalVpnGatewayMapping = defineNode({
  types: ['google_compute_external_vpn_gateway'],
  kind: googleExternalVpnGateway,
  named: ['name'],
  settings: () => ({}),
})
