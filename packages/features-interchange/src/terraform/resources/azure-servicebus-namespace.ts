import { azureServicebusNamespace } from '@backarch/services-topology'

import { choiceAt, countAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureServicebusNamespaceMapping = defineNode({
  types: ['azurerm_servicebus_namespace'],
  kind: azureServicebusNamespace,
  named: ['name'],
  settings: (attributes) => ({
    sku: choiceAt(attributes, 'sku', ['Basic', 'Standard', 'Premium'], null),
    capacity: countAt(attributes, 'capacity', 1),
  }),
})
