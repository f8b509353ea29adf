import { azureFrontDoor, azureFrontDoorFirewallPolicy } from '@backarch/services-topology'

import { type Attributes, blocksAt, flagAt, lengthAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

/** How many of these blocks are not switched off; null when that is not known. */
function enabledBlocks(attributes: Attributes, name: string): number | null {
  const enabled = blocksAt(attributes, name)?.map((block) => flagAt(block, 'enabled', true)) ?? [
    null,
  ]
  return enabled.includes(null) ? null : enabled.filter((flag) => flag === true).length
}

export const azureFrontDoorMappings = [
  defineNode({
    types: ['azurerm_frontdoor'],
    kind: azureFrontDoor,
    named: ['friendly_name', 'name'],
    settings: (attributes) => ({
      routingRules: enabledBlocks(attributes, 'routing_rule'),
      frontendHosts: lengthAt(attributes, 'frontend_endpoint'),
    }),
  }),
  defineNode({
    types: ['azurerm_frontdoor_firewall_policy'],
    kind: azureFrontDoorFirewallPolicy,
    named: ['name'],
    settings: (attributes) => ({
      customRules: enabledBlocks(attributes, 'custom_rule'),
      managedRulesets: lengthAt(attributes, 'managed_rule'),
    }),
  }),
]
