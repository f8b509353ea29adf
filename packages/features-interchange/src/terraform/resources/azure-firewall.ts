import { azureFirewall } from '@backarch/services-topology'

import { choiceAt, hasBlock } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureFirewallMapping = defineNode({
  types: ['azurerm_firewall'],
  kind: azureFirewall,
  named: ['name'],
  links: {
    ip_configuration: { direction: 'none' },
    management_ip_configuration: { direction: 'none' },
    virtual_hub: { direction: 'none' },
  },
  settings: (attributes) => {
    const place = choiceAt(attributes, 'sku_name', ['AZFW_VNet', 'AZFW_Hub'], 'AZFW_VNet')
    const inHub = hasBlock(attributes, 'virtual_hub')
    return {
      tier: choiceAt(attributes, 'sku_tier', ['Basic', 'Standard', 'Premium'], 'Standard'),
      secured: inHub || (place === null ? null : place === 'AZFW_Hub'),
    }
  },
})
