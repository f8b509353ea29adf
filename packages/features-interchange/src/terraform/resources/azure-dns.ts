import { azureDnsRecord, azureDnsResolver, azureDnsZone } from '@backarch/services-topology'

import { azureBillingZone } from '../mapping/azure-billing-zone.ts'
import { defineNode } from '../mapping/mapping.ts'

const ofRecord = ['a', 'aaaa', 'caa', 'cname', 'mx', 'ns', 'ptr', 'srv', 'txt']
const ofPrivateRecord = ['a', 'aaaa', 'cname', 'mx', 'ptr', 'srv', 'txt']

const parts = {
  azurerm_private_dns_resolver_inbound_endpoint: 'inbound-endpoint',
  azurerm_private_dns_resolver_outbound_endpoint: 'outbound-endpoint',
  azurerm_private_dns_resolver_dns_forwarding_ruleset: 'forwarding-ruleset',
} as const

const resolverParts = Object.entries(parts).map(([type, part]) =>
  defineNode({
    types: [type],
    kind: azureDnsResolver,
    named: ['name'],
    links: {
      private_dns_resolver_id: { direction: 'none' },
      private_dns_resolver_outbound_endpoint_ids: { direction: 'none' },
    },
    settings: () => ({ part }),
  }),
)

export const azureDnsMappings = [
  defineNode({
    types: ['azurerm_dns_zone', 'azurerm_private_dns_zone'],
    kind: azureDnsZone,
    named: ['name'],
    global: true,
    settings: (_, context) => ({ billingZone: azureBillingZone(context) }),
  }),
  defineNode({
    types: [
      ...ofRecord.map((type) => `azurerm_dns_${type}_record`),
      ...ofPrivateRecord.map((type) => `azurerm_private_dns_${type}_record`),
    ],
    kind: azureDnsRecord,
    named: ['name'],
    global: true,
    links: { zone_name: { direction: 'none' }, target_resource_id: { direction: 'to' } },
    settings: (_, context) => ({ billingZone: azureBillingZone(context) }),
  }),
  ...resolverParts,
]
