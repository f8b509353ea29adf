import { googleForwardingRule } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'google.load-balancing'

export const priceGoogleForwardingRule = definePricer(googleForwardingRule, ({ usage }) => [
  fixed({
    name: 'Forwarding rules',
    unit: 'hours',
    quantity: hoursPerMonth,
    price: { service, product: 'forwarding-rule', key: 'rule' },
  }),
  used({
    name: 'Ingress data',
    unit: 'GB',
    quantity: usage.monthly_ingress_data_gb,
    price: { service, product: 'forwarding-rule-data', key: 'ingress' },
  }),
])
