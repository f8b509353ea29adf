import { azureKubernetesNodePool } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'
import { azureNodePool } from '../shapes/azure-node-pool.ts'

export const azureKubernetesNodePoolMapping = defineNode({
  types: ['azurerm_kubernetes_cluster_node_pool'],
  kind: azureKubernetesNodePool,
  named: ['name'],
  links: { kubernetes_cluster_id: { direction: 'from' } },
  settings: (pool) => azureNodePool(pool),
})
