import { awsConfigRecorder } from '@backarch/services-topology'

import { used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const items = { service: 'aws.config', product: 'items' }

export const priceAwsConfigRecorder = definePricer(awsConfigRecorder, ({ usage }) => [
  used({
    name: 'Config items',
    unit: 'records',
    quantity: usage.monthly_config_items,
    price: { ...items, key: 'recorded' },
  }),
  used({
    name: 'Custom config items',
    unit: 'records',
    quantity: usage.monthly_custom_config_items,
    price: { ...items, key: 'custom' },
  }),
])
