import { azureDnsResolver } from '@backarch/services-topology'

import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.dns'

const names = {
  'inbound-endpoint': 'Inbound endpoint',
  'outbound-endpoint': 'Outbound endpoint',
  'forwarding-ruleset': 'Forwarding ruleset',
} as const

export const priceAzureDnsResolver = definePricer(azureDnsResolver, ({ settings: { part } }) => [
  fixed({
    name: part === null ? 'Part of a resolver' : names[part],
    unit: 'months',
    quantity: 1,
    price: part === null ? unknownSetting('part') : { service, product: 'resolver', key: part },
  }),
])
