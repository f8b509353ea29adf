import { azureIntegrationAccount, azureIntegrationEnvironment } from '@backarch/services-topology'

import { choiceAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

/** `Premium_3` is premium with three scale units. */
function environmentOf(name: string | null) {
  const [, sku = '', units = '0'] = /^(developer|premium)(?:_(\d+))?$/i.exec(name ?? '') ?? []
  if (sku === '') return { sku: null, scaleUnits: null }
  const premium = sku.toLowerCase() === 'premium'
  return { sku: premium ? ('Premium' as const) : ('Developer' as const), scaleUnits: Number(units) }
}

export const azureIntegration = [
  defineNode({
    types: ['azurerm_logic_app_integration_account'],
    kind: azureIntegrationAccount,
    named: ['name'],
    settings: (attributes) => ({
      sku: choiceAt(attributes, 'sku_name', ['Free', 'Basic', 'Standard'], null),
    }),
  }),
  defineNode({
    types: ['azurerm_integration_service_environment'],
    kind: azureIntegrationEnvironment,
    named: ['name'],
    settings: (attributes) => environmentOf(textAt(attributes, 'sku_name', 'Developer_0')),
  }),
]
