import { azureAppConfiguration } from '@backarch/services-topology'

import { blocksAt, choiceAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureAppConfigurationMapping = defineNode({
  types: ['azurerm_app_configuration'],
  kind: azureAppConfiguration,
  named: ['name'],
  settings: (attributes) => ({
    sku: choiceAt(attributes, 'sku', ['free', 'developer', 'standard', 'premium'], 'free'),
    replicaCount: blocksAt(attributes, 'replica')?.length ?? null,
  }),
})
