import { azureLoadBalancer } from '@backarch/services-topology'

import { unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.load-balancer'

/** Basic ones are free. */
export const priceAzureLoadBalancer = definePricer(
  azureLoadBalancer,
  ({ settings: { sku }, usage }) =>
    sku === 'Basic'
      ? []
      : [
          used({
            name: 'Data processed',
            unit: 'GB',
            quantity: usage.monthly_data_processed_gb,
            price:
              sku === null
                ? unknownSetting('sku')
                : { service, product: 'data-processed', key: sku },
          }),
        ],
)
