import {
  azureAppServiceBinding,
  azureAppServiceCertificate,
  azureAppServiceEnvironment,
} from '@backarch/services-topology'

import { choiceAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureAppService = [
  defineNode({
    types: ['azurerm_app_service_environment'],
    kind: azureAppServiceEnvironment,
    named: ['name'],
    settings: (attributes) => ({ tier: textAt(attributes, 'pricing_tier', 'I1') }),
  }),
  defineNode({
    types: ['azurerm_app_service_certificate_order'],
    kind: azureAppServiceCertificate,
    named: ['name'],
    global: true,
    settings: (attributes) => ({
      productType: choiceAt(attributes, 'product_type', ['Standard', 'WildCard'], 'Standard'),
    }),
  }),
  defineNode({
    types: [
      'azurerm_app_service_certificate_binding',
      'azurerm_app_service_custom_hostname_binding',
    ],
    kind: azureAppServiceBinding,
    named: ['hostname'],
    settings: (attributes) => ({
      ssl: choiceAt(attributes, 'ssl_state', ['none', 'SniEnabled', 'IpBasedEnabled'], 'none'),
    }),
  }),
]
