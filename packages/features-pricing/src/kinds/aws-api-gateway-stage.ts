import { awsApiGatewayStage } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAwsApiGatewayStage = definePricer(
  awsApiGatewayStage,
  ({ settings: { cacheSizeGb } }) => {
    if (cacheSizeGb === 0) return []
    return [
      fixed({
        name: `Cache memory (${cacheSizeGb ?? 'unknown'} GB)`,
        unit: 'hours',
        quantity: hoursPerMonth,
        price:
          cacheSizeGb === null
            ? unknownSetting('cacheSizeGb')
            : { service: 'aws.api-gateway', product: 'cache', key: String(cacheSizeGb) },
      }),
    ]
  },
)
