import { azureBastionHost } from '@backarch/services-topology'

import { choiceAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureBastionHostMapping = defineNode({
  types: ['azurerm_bastion_host'],
  kind: azureBastionHost,
  named: ['name'],
  links: { ip_configuration: { direction: 'none' } },
  settings: (attributes) => ({
    sku: choiceAt(attributes, 'sku', ['Developer', 'Basic', 'Standard', 'Premium'], 'Basic'),
  }),
})
