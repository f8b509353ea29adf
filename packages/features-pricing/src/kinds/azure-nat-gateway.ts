import { azureNatGateway } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.nat-gateway'

export const priceAzureNatGateway = definePricer(azureNatGateway, ({ usage }) => [
  hourlyLine({
    name: 'NAT gateway',
    price: { service, product: 'gateway', key: 'gateway' },
  }),
  used({
    name: 'Data processed',
    unit: 'GB',
    quantity: usage.monthly_data_processed_gb,
    price: { service, product: 'data-processed', key: 'data-processed' },
  }),
])
