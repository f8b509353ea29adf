import { azureVirtualNetworkPeering } from '@backarch/services-topology'

import type { Attributes } from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'
import { ownerAt } from '../mapping/owner.ts'
import { regionOfResource } from '../mapping/regions.ts'

/** Where a network of the project lies. */
function regionAt(attributes: Attributes, argument: string, context: MappingContext) {
  const network = ownerAt(attributes, argument, ['azurerm_virtual_network'], context)
  return network === undefined ? null : regionOfResource(network, context.project)
}

export const azureVirtualNetworkPeeringMapping = defineNode({
  types: ['azurerm_virtual_network_peering'],
  kind: azureVirtualNetworkPeering,
  named: ['name'],
  settings: (attributes, context) => ({
    sourceRegion: regionAt(attributes, 'virtual_network_name', context),
    remoteRegion: regionAt(attributes, 'remote_virtual_network_id', context),
  }),
})
