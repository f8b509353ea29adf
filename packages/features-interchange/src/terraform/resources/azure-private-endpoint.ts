import { azurePrivateEndpoint } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const azurePrivateEndpointMapping = defineNode({
  types: ['azurerm_private_endpoint'],
  kind: azurePrivateEndpoint,
  named: ['name'],
  links: { private_dns_zone_group: { direction: 'none' } },
  settings: () => ({}),
})
