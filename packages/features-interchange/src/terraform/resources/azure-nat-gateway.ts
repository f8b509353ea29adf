import { azureNatGateway } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const azureNatGatewayMapping = defineNode({
  types: ['azurerm_nat_gateway'],
  kind: azureNatGateway,
  named: ['name'],
  links: {
    public_ip_address_ids: { direction: 'none' },
    public_ip_prefix_ids: { direction: 'none' },
  },
  settings: () => ({}),
})
