import { awsClientVpnAssociation } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const awsClientVpnAssociationMapping = defineNode({
  types: ['aws_ec2_client_vpn_network_association'],
  kind: awsClientVpnAssociation,
  named: [],
  links: { client_vpn_endpoint_id: { direction: 'from' } },
  settings: () => ({}),
})
