import { azureContainerRegistry } from '@backarch/services-topology'

import { choiceAt, lengthAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureContainerRegistryMapping = defineNode({
  types: ['azurerm_container_registry'],
  kind: azureContainerRegistry,
  named: ['name'],
  settings: (attributes) => {
    const older = lengthAt(attributes, 'georeplication_locations')
    const newer = lengthAt(attributes, 'georeplications')
    return {
      sku: choiceAt(attributes, 'sku', ['Classic', 'Basic', 'Standard', 'Premium'], 'Classic'),
      geoReplications: older === null || newer === null ? null : older + newer,
    }
  },
})
