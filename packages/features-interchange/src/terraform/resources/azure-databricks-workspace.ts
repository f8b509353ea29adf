import { azureDatabricksWorkspace } from '@backarch/services-topology'

import { choiceAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureDatabricksWorkspaceMapping = defineNode({
  types: ['azurerm_databricks_workspace'],
  kind: azureDatabricksWorkspace,
  named: ['name'],
  settings: (attributes) => ({
    sku: choiceAt(attributes, 'sku', ['standard', 'premium', 'trial'], null),
  }),
})
