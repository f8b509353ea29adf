import { azureDataCollectionRule } from '@backarch/services-topology'

import { per, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.monitor'

export const priceAzureDataCollectionRule = definePricer(azureDataCollectionRule, ({ usage }) => [
  used({
    name: 'Metrics ingestion',
    unit: '10M samples',
    quantity: per(usage.monthly_custom_metrics_samples, 1e7),
    price: { service, product: 'metrics-ingestion', key: 'samples' },
  }),
])
