import { awsCloudfrontFunction } from '@backarch/services-topology'

import { per, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAwsCloudfrontFunction = definePricer(awsCloudfrontFunction, ({ usage }) => [
  used({
    name: 'Total number of invocations',
    unit: '1M invocations',
    quantity: per(usage.monthly_requests, 1e6),
    price: {
      service: 'aws.cloudfront',
      product: 'functions',
      key: 'invocations',
      region: 'global',
    },
  }),
])
