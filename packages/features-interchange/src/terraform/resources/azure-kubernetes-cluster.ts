import { azureKubernetesCluster } from '@backarch/services-topology'

import { type Attributes, blockAt, choiceAt, flagAt, hasBlock } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { azureNodePool } from '../shapes/azure-node-pool.ts'

/** Older versions of the provider have it among the add-ons. */
function httpApplicationRouting(attributes: Attributes): boolean | null {
  const addOn = blockAt(blockAt(attributes, 'addon_profile'), 'http_application_routing')
  return flagAt(attributes, 'http_application_routing_enabled', flagAt(addOn, 'enabled', false))
}

export const azureKubernetesClusterMapping = defineNode({
  types: ['azurerm_kubernetes_cluster'],
  kind: azureKubernetesCluster,
  named: ['name'],
  settings: (attributes) => {
    const network = blockAt(attributes, 'network_profile')
    const sku = choiceAt(network, 'load_balancer_sku', ['basic', 'standard'], 'standard')
    return {
      tier: choiceAt(attributes, 'sku_tier', ['Free', 'Paid', 'Standard', 'Premium'], 'Free'),
      loadBalancer: hasBlock(attributes, 'network_profile')
        ? sku === null
          ? null
          : sku === 'standard'
        : false,
      httpApplicationRouting: httpApplicationRouting(attributes),
      nodePool: azureNodePool(blockAt(attributes, 'default_node_pool')),
    }
  },
})
