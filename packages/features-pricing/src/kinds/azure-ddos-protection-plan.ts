import { azureDdosProtectionPlan } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.ddos-protection'

export const priceAzureDdosProtectionPlan = definePricer(azureDdosProtectionPlan, ({ usage }) => [
  fixed({
    name: 'DDoS Protection Plan',
    unit: 'hours',
    quantity: hoursPerMonth,
    price: { service, product: 'plan', key: 'plan' },
  }),
  used({
    name: 'Overage charges',
    unit: 'resources',
    quantity: usage.overage_amount,
    price: { service, product: 'overage', key: 'overage' },
  }),
])
