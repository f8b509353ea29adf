import {
  azureTrafficManagerEndpoint,
  azureTrafficManagerProfile,
} from '@backarch/services-topology'

import { type Attributes, blockAt, countAt, flagAt } from '../mapping/attributes.ts'
import { azureBillingZone } from '../mapping/azure-billing-zone.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'
import { ownerAt } from '../mapping/owner.ts'

const endpointTypes = {
  azurerm_traffic_manager_azure_endpoint: 'azure',
  azurerm_traffic_manager_external_endpoint: 'external',
  azurerm_traffic_manager_nested_endpoint: 'nested',
} as const

const usualInterval = 30

/** How often the profile looks after its endpoints; null when there is no telling which profile it is. */
function intervalOf(attributes: Attributes, context: MappingContext): number | null {
  const types = ['azurerm_traffic_manager_profile']
  const profile = ownerAt(attributes, 'profile_id', types, context)
  if (profile === undefined) return null
  const monitor = blockAt(context.attributesOf(profile.address), 'monitor_config')
  return countAt(monitor, 'interval_in_seconds', usualInterval)
}

const endpoints = Object.entries(endpointTypes).map(([type, endpointType]) =>
  defineNode({
    types: [type],
    kind: azureTrafficManagerEndpoint,
    named: ['name'],
    global: true,
    links: { profile_id: { direction: 'from' } },
    settings: (attributes, context) => ({
      endpointType,
      billingZone: azureBillingZone(context),
      intervalSeconds: intervalOf(attributes, context),
    }),
  }),
)

export const azureTrafficManagerMappings = [
  defineNode({
    types: ['azurerm_traffic_manager_profile'],
    kind: azureTrafficManagerProfile,
    named: ['name'],
    global: true,
    settings: (attributes, context) => ({
      billingZone: azureBillingZone(context),
      trafficView: flagAt(attributes, 'traffic_view_enabled', false),
    }),
  }),
  ...endpoints,
]
