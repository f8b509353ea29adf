import { azureDataFactory } from '@backarch/services-topology'

import { per, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const price = (key: string) => ({ service: 'azure.data-factory', product: 'operations', key })

export const priceAzureDataFactory = definePricer(azureDataFactory, ({ usage }) => [
  used({
    name: 'Read/Write operations',
    unit: '50k entities',
    quantity: per(usage.monthly_read_write_operation_entities, 50_000),
    price: price('read-write'),
  }),
  used({
    name: 'Monitoring operations',
    unit: '50k entities',
    quantity: per(usage.monthly_monitoring_operation_entities, 50_000),
    price: price('monitoring'),
  }),
])
