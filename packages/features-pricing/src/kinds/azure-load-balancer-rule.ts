import { azureLoadBalancerRule } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.load-balancer'

export const priceAzureLoadBalancerRule = definePricer(
  azureLoadBalancerRule,
  ({ settings: { sku } }) =>
    sku === 'Basic'
      ? []
      : [
          hourlyLine({
            name: 'Rule usage',
            price: sku === null ? unknownSetting('sku') : { service, product: 'rule', key: sku },
          }),
        ],
)
