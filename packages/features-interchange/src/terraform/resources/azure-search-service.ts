import { azureSearchService } from '@backarch/services-topology'

import { choiceAt, countAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureSearchServiceMapping = defineNode({
  types: ['azurerm_search_service'],
  kind: azureSearchService,
  named: ['name'],
  settings: (attributes) => ({
    sku: choiceAt(
      attributes,
      'sku',
      [
        'free',
        'basic',
        'standard',
        'standard2',
        'standard3',
        'storage_optimized_l1',
        'storage_optimized_l2',
      ],
      null,
    ),
    replicaCount: countAt(attributes, 'replica_count', 1),
    partitionCount: countAt(attributes, 'partition_count', 1),
  }),
})
