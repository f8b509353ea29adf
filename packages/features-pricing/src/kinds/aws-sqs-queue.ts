import { awsSqsQueue } from '@backarch/services-topology'

import { unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** Every started 64 KB of a message is a request of its own. */
const chunkKb = 64

export const priceAwsSqsQueue = definePricer(awsSqsQueue, ({ settings: { fifo }, usage }) => {
  const chunks = Math.max(1, Math.ceil((usage.request_size_kb ?? 1) / chunkKb))
  const requests = usage.monthly_requests
  return [
    used({
      name: 'Requests',
      unit: '1M requests',
      quantity: requests === undefined ? undefined : (requests * chunks) / 1e6,
      price:
        fifo === null
          ? unknownSetting('fifo')
          : { service: 'aws.sqs', product: 'requests', key: fifo ? 'fifo' : 'standard' },
    }),
  ]
})
