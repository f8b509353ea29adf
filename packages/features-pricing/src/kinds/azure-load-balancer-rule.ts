import { azureLoadBalancerRule } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.load-balancer'

export const priceAzureLoadBalancerRule = definePricer(
  azureLoadBalancerRule,
  ({ settings: { sku } }) =>
    sku === 'Basic'
      ? []
      : [
          fixed({
            name: 'Rule usage',
            unit: 'hours',
            quantity: hoursPerMonth,
            price: sku === null ? unknownSetting('sku') : { service, product: 'rule', key: sku },
          }),
        ],
)
