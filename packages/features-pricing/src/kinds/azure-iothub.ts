import { azureIothub } from '@backarch/services-topology'

import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAzureIothub = definePricer(azureIothub, ({ settings }) => {
  const { sku, capacity } = settings
  if (sku === 'F1') return []
  const known = sku !== null && capacity !== null
  return [
    fixed({
      name: 'IoT Hub',
      unit: 'units',
      quantity: known ? capacity : null,
      price: known
        ? { service: 'azure.iot-hub', product: 'hub', key: sku }
        : unknownSetting(sku === null ? 'sku' : 'capacity'),
    }),
  ]
})
