import { awsClientVpnEndpoint } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const awsClientVpnEndpointMapping = defineNode({
  types: ['aws_ec2_client_vpn_endpoint'],
  kind: awsClientVpnEndpoint,
  named: ['tags.Name', 'description'],
  settings: () => ({}),
})
