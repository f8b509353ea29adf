import { azureApplicationGateway } from '@backarch/services-topology'

import { blockAt, countAt, hasBlock, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureApplicationGatewayMapping = defineNode({
  types: ['azurerm_application_gateway'],
  kind: azureApplicationGateway,
  named: ['name'],
  links: {
    frontend_ip_configuration: { direction: 'none' },
    firewall_policy_id: { direction: 'none' },
    identity: { direction: 'none' },
    ssl_certificate: { direction: 'none' },
  },
  settings: (attributes) => {
    const sku = blockAt(attributes, 'sku')
    const least = hasBlock(attributes, 'autoscale_configuration')
      ? countAt(blockAt(attributes, 'autoscale_configuration'), 'min_capacity', null)
      : null
    return {
      sku: textAt(sku, 'name'),
      capacity: countAt(sku, 'capacity', least),
    }
  },
})
