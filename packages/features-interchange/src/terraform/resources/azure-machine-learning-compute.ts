import { azureMachineLearningCompute } from '@backarch/services-topology'

import { blockAt, countAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureMachineLearningComputeMapping = [
  defineNode({
    types: ['azurerm_machine_learning_compute_cluster'],
    kind: azureMachineLearningCompute,
    named: ['name'],
    // Low-priority nodes count at the full rate, as Infracost counts them: it is the most that they can cost.
    settings: (attributes) => ({
      size: textAt(attributes, 'vm_size'),
      nodeCount: countAt(blockAt(attributes, 'scale_settings'), 'min_node_count'),
    }),
  }),
  defineNode({
    types: ['azurerm_machine_learning_compute_instance'],
    kind: azureMachineLearningCompute,
    named: ['name'],
    settings: (attributes) => ({ size: textAt(attributes, 'virtual_machine_size') }),
  }),
]
