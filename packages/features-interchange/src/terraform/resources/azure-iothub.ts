import { azureIothub, azureIothubDps } from '@backarch/services-topology'

import { blockAt, choiceAt, countAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureIothubMappings = [
  defineNode({
    types: ['azurerm_iothub'],
    kind: azureIothub,
    named: ['name'],
    settings: (attributes) => ({
      sku: choiceAt(
        blockAt(attributes, 'sku'),
        'name',
        ['F1', 'B1', 'B2', 'B3', 'S1', 'S2', 'S3'],
        null,
      ),
      capacity: countAt(blockAt(attributes, 'sku'), 'capacity', 1),
    }),
  }),
  defineNode({
    types: ['azurerm_iothub_dps'],
    kind: azureIothubDps,
    named: ['name'],
    settings: () => ({}),
  }),
]
