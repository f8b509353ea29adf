import { azureDdosProtectionPlan } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.ddos-protection'

export const priceAzureDdosProtectionPlan = definePricer(azureDdosProtectionPlan, ({ usage }) => [
  hourlyLine({
    name: 'DDoS Protection Plan',
    price: { service, product: 'plan', key: 'plan' },
  }),
  used({
    name: 'Overage charges',
    unit: 'resources',
    quantity: usage.overage_amount,
    price: { service, product: 'overage', key: 'overage' },
  }),
])
