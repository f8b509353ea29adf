import { azurePublicIp } from '@backarch/services-topology'

import { choiceAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azurePublicIpMappings = [
  defineNode({
    types: ['azurerm_public_ip'],
    kind: azurePublicIp,
    named: ['name'],
    settings: (attributes) => {
      const allocation = choiceAt(attributes, 'allocation_method', ['static', 'dynamic'], null)
      return {
        allocation,
        // A standard address is always static.
        sku: choiceAt(
          attributes,
          'sku',
          ['Basic', 'Standard'],
          allocation === 'dynamic' ? 'Basic' : 'Standard',
        ),
        tier: choiceAt(attributes, 'sku_tier', ['regional', 'global'], 'regional'),
      }
    },
  }),
  defineNode({
    types: ['azurerm_public_ip_prefix'],
    kind: azurePublicIp,
    named: ['name'],
    settings: () => ({ form: 'prefix' as const }),
  }),
]
