import { azureVirtualHub } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.virtual-wan'

export const priceAzureVirtualHub = definePricer(
  azureVirtualHub,
  ({ settings: { sku }, usage }) => {
    const price = (product: string) =>
      sku === null ? unknownSetting('sku') : { service, product, key: sku }
    return [
      hourlyLine({
        name: 'Deployment',
        price: price('hub'),
      }),
      used({
        name: 'Data processed',
        unit: 'GB',
        quantity: usage.monthly_data_processed_gb,
        price: price('hub-data-processed'),
      }),
    ]
  },
)
