import {
  azureVirtualNetworkGateway,
  azureVirtualNetworkGatewayConnection,
} from '@backarch/services-topology'

import { choiceAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { ownerAt } from '../mapping/owner.ts'

const gatewayType = 'azurerm_virtual_network_gateway'

export const azureVirtualNetworkGatewayMappings = [
  defineNode({
    types: [gatewayType],
    kind: azureVirtualNetworkGateway,
    named: ['name'],
    links: { ip_configuration: { direction: 'none' } },
    settings: (attributes) => ({
      gatewayType: choiceAt(attributes, 'type', ['Vpn', 'ExpressRoute'], null),
      sku: textAt(attributes, 'sku'),
    }),
  }),
  defineNode({
    types: ['azurerm_virtual_network_gateway_connection'],
    kind: azureVirtualNetworkGatewayConnection,
    named: ['name'],
    links: {
      virtual_network_gateway_id: { direction: 'from' },
      peer_virtual_network_gateway_id: { direction: 'to' },
    },
    settings: (attributes, context) => {
      const gateway = ownerAt(attributes, 'virtual_network_gateway_id', [gatewayType], context)
      return {
        connectionType: choiceAt(attributes, 'type', ['IPsec', 'Vnet2Vnet', 'ExpressRoute'], null),
        gatewaySku:
          gateway === undefined ? null : textAt(context.attributesOf(gateway.address), 'sku'),
      }
    },
  }),
]
