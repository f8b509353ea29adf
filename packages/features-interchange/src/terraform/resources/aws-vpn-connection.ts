import { awsVpnConnection } from '@backarch/services-topology'

import { textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

/** It ends at one gateway: where only the transit gateway is written, it ends there, whatever its id will be. */
export const awsVpnConnectionMapping = defineNode({
  types: ['aws_vpn_connection'],
  kind: awsVpnConnection,
  named: ['tags.Name'],
  settings: (attributes) => {
    const transit = attributes.read('transit_gateway_id')
    const isOpen = transit !== undefined && attributes.read('vpn_gateway_id') !== undefined
    return {
      transitGateway:
        isOpen && textAt(attributes, 'transit_gateway_id') === null ? null : transit !== undefined,
    }
  },
})
