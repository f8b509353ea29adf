import { awsSnsSubscription } from '@backarch/services-topology'

import { per, times, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const chunkKb = 64

/** Every started 64 KB of a message is one delivery. */
export const priceAwsSnsSubscription = definePricer(awsSnsSubscription, ({ usage }) => {
  const chunks = Math.max(1, Math.ceil((usage.request_size_kb ?? 1) / chunkKb))
  return [
    used({
      name: 'HTTP notifications',
      unit: '1M notifications',
      quantity: per(times(usage.monthly_requests, chunks), 1e6),
      price: { service: 'aws.sns', product: 'subscription', key: 'http' },
    }),
  ]
})
