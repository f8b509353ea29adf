import { azureEventgridTopic } from '@backarch/services-topology'

import { used } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** The first hundred thousand are free; after them every started hundred thousand counts. */
const step = 100_000

export const priceAzureEventgridTopic = definePricer(azureEventgridTopic, ({ usage }) => {
  const operations = usage.monthly_operations
  return [
    used({
      name: 'Operations',
      unit: '100k operations',
      quantity:
        operations === undefined ? undefined : Math.ceil(Math.max(0, operations - step) / step),
      price: { service: 'azure.event-grid', product: 'operations', key: 'operations' },
    }),
  ]
})
