import {
  azureVirtualHub,
  azureVirtualHubConnection,
  azureVirtualHubGateway,
} from '@backarch/services-topology'

import { choiceAt, countAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

const noHub = { virtual_hub_id: { direction: 'none' } } as const

const gateway = (type: string, gatewayType: 's2s' | 'p2s' | 'express-route', scale: string) =>
  defineNode({
    types: [type],
    kind: azureVirtualHubGateway,
    named: ['name'],
    links: noHub,
    settings: (attributes) => ({ gatewayType, scaleUnits: countAt(attributes, scale, 1) }),
  })

const connection = (type: string, gatewayType: 's2s' | 'express-route') =>
  defineNode({
    types: [type],
    kind: azureVirtualHubConnection,
    named: ['name'],
    links: { remote_vpn_site_id: { direction: 'none' } },
    settings: () => ({ gatewayType }),
  })

export const azureVirtualHubMappings = [
  defineNode({
    types: ['azurerm_virtual_hub'],
    kind: azureVirtualHub,
    named: ['name'],
    settings: (attributes) => ({
      sku: choiceAt(attributes, 'sku', ['Basic', 'Standard'], 'Standard'),
    }),
  }),
  gateway('azurerm_vpn_gateway', 's2s', 'scale_unit'),
  gateway('azurerm_point_to_site_vpn_gateway', 'p2s', 'scale_unit'),
  gateway('azurerm_express_route_gateway', 'express-route', 'scale_units'),
  connection('azurerm_vpn_gateway_connection', 's2s'),
  connection('azurerm_express_route_connection', 'express-route'),
]
