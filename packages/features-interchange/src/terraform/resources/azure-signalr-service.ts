import { azureSignalrService } from '@backarch/services-topology'

import { blockAt, choiceAt, countAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureSignalrServiceMapping = defineNode({
  types: ['azurerm_signalr_service'],
  kind: azureSignalrService,
  named: ['name'],
  settings: (attributes) => ({
    sku: choiceAt(
      blockAt(attributes, 'sku'),
      'name',
      ['Free_F1', 'Standard_S1', 'Premium_P1', 'Premium_P2'],
      null,
    ),
    capacity: countAt(blockAt(attributes, 'sku'), 'capacity', 1),
  }),
})
