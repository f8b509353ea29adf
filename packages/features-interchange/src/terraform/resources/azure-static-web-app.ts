import { azureStaticWebApp } from '@backarch/services-topology'

import { choiceAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureStaticWebAppMapping = defineNode({
  types: ['azurerm_static_site', 'azurerm_static_web_app'],
  kind: azureStaticWebApp,
  named: ['name'],
  settings: (attributes) => ({
    tier: choiceAt(attributes, 'sku_tier', ['Free', 'Standard', 'Dedicated'], 'Free'),
  }),
})
