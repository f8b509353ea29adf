import { azureEventhubNamespace } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  choiceAt,
  countAt,
  flagAt,
  hasBlock,
} from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'

function captures(context: MappingContext): boolean {
  return context.project
    .referrers(context.address)
    .filter(({ type }) => type === 'azurerm_eventhub')
    .map(({ address }) => context.attributesOf(address))
    .filter((hub) => hasBlock(hub, 'capture_description'))
    .some((hub) => flagAt(blockAt(hub, 'capture_description'), 'enabled', false) === true)
}

function skuOf(attributes: Attributes) {
  if (attributes.read('dedicated_cluster_id') !== undefined) return 'Dedicated' as const
  return choiceAt(attributes, 'sku', ['Basic', 'Standard', 'Premium'], null)
}

export const azureEventhubNamespaceMapping = defineNode({
  types: ['azurerm_eventhub_namespace'],
  kind: azureEventhubNamespace,
  named: ['name'],
  settings: (attributes, context) => ({
    sku: skuOf(attributes),
    capacity: countAt(attributes, 'capacity', 1),
    capture: captures(context),
  }),
})
