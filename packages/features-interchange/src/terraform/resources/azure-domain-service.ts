import { azureDomainService } from '@backarch/services-topology'

import { choiceAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { ownerAt } from '../mapping/owner.ts'

const domainServiceType = 'azurerm_active_directory_domain_service'
const skus = ['Standard', 'Enterprise', 'Premium'] as const

export const azureDomainServiceMappings = [
  defineNode({
    types: [domainServiceType],
    kind: azureDomainService,
    named: ['name'],
    settings: (attributes) => ({ sku: choiceAt(attributes, 'sku', skus, null) }),
  }),
  defineNode({
    types: ['azurerm_active_directory_domain_service_replica_set'],
    kind: azureDomainService,
    named: [],
    links: { domain_service_id: { direction: 'from', mode: 'data' } },
    settings: (attributes, context) => {
      const copied = ownerAt(attributes, 'domain_service_id', [domainServiceType], context)
      const sku =
        copied === undefined
          ? null
          : choiceAt(context.attributesOf(copied.address), 'sku', skus, null)
      return { sku, replicaSet: true }
    },
  }),
]
