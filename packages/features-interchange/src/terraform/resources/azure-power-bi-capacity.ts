import { azurePowerBiCapacity } from '@backarch/services-topology'

import { textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azurePowerBiCapacityMapping = defineNode({
  types: ['azurerm_powerbi_embedded'],
  kind: azurePowerBiCapacity,
  named: ['name'],
  settings: (attributes) => ({ sku: textAt(attributes, 'sku_name') }),
})
