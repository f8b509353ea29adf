import { azureIothubDps } from '@backarch/services-topology'

import { per, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAzureIothubDps = definePricer(azureIothubDps, ({ usage }) => [
  used({
    name: 'Device provisioning',
    unit: '1k operations',
    quantity: per(usage.monthly_operations, 1000),
    price: { service: 'azure.iot-hub', product: 'device-provisioning', key: 'operations' },
  }),
])
