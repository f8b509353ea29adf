import { azureLoadBalancer, azureLoadBalancerRule } from '@backarch/services-topology'

import { type Attributes, choiceAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { ownerAt } from '../mapping/owner.ts'

const skus = ['Basic', 'Standard', 'Gateway'] as const

const skuOf = (attributes: Attributes) => choiceAt(attributes, 'sku', skus, 'Standard')

export const azureLoadBalancerMappings = [
  defineNode({
    types: ['azurerm_lb'],
    kind: azureLoadBalancer,
    named: ['name'],
    links: { frontend_ip_configuration: { direction: 'none' } },
    settings: (attributes) => ({ sku: skuOf(attributes) }),
  }),
  defineNode({
    types: ['azurerm_lb_rule', 'azurerm_lb_outbound_rule'],
    kind: azureLoadBalancerRule,
    named: ['name'],
    links: {
      loadbalancer_id: { direction: 'none' },
      backend_address_pool_id: { direction: 'none' },
    },
    settings: (attributes, context) => {
      const balancer = ownerAt(attributes, 'loadbalancer_id', ['azurerm_lb'], context)
      // Of a load balancer that is made elsewhere: Azure runs no basic ones any more.
      if (balancer === undefined) return { sku: 'Standard' as const }
      return { sku: skuOf(context.attributesOf(balancer.address)) }
    },
  }),
]
