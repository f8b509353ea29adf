import { awsSnsTopic } from '@backarch/services-topology'
import type { z } from 'zod'

import { fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Usage = z.output<typeof awsSnsTopic.usage>

const service = 'aws.sns'
const chunkKb = 64
const freeRequests = 1e6

/** Deliveries by protocol: how many are free a month, and how many are priced together. */
const deliveries = [
  ['http', 'HTTP/HTTPS notifications (over 100k)', 100_000, '100k notifications', 100_000],
  ['email', 'Email/Email-JSON notifications (over 1k)', 1000, '100k notifications', 100_000],
  ['kinesis', 'Kinesis Firehose notifications', 0, '1M notifications', 1e6],
  ['mobile_push', 'Mobile Push notifications', 0, '1M notifications', 1e6],
  ['macos', 'MacOS notifications', 0, '1M notifications', 1e6],
  ['sms', 'SMS notifications (over 100)', 100, '100 notifications', 100],
] as const

/** Requests as they are counted: every started 64 KB is one. */
function countRequests({ monthly_requests: requests, request_size_kb: sizeKb }: Usage) {
  if (requests === undefined) return undefined
  return requests * Math.max(1, Math.ceil((sizeKb ?? 1) / chunkKb))
}

function above(amount: number | undefined, free: number): number | undefined {
  return amount === undefined ? undefined : Math.max(0, amount - free)
}

function standardLines(usage: Usage): Line[] {
  const requests = countRequests(usage)
  // It depends on the receiver's country, so the catalog has none.
  const smsPrice = usage.sms_notification_price
  const billed = above(requests, freeRequests)
  return [
    used({
      name: 'API requests (over 1M)',
      unit: '1M requests',
      quantity: billed === undefined ? undefined : billed / 1e6,
      price: { service, product: 'standard', key: 'api' },
    }),
    ...deliveries.map(([protocol, name, free, unit, together]) => {
      const subscriptions = usage[`${protocol}_subscriptions`]
      const sent =
        subscriptions === undefined || requests === undefined ? undefined : requests * subscriptions
      const paid = above(sent, free)
      return used({
        name,
        unit,
        quantity: paid === undefined ? undefined : paid / together,
        price:
          protocol === 'sms' && smsPrice !== undefined
            ? { dollars: smsPrice * together, source: 'sms_notification_price of the usage' }
            : { service, product: 'standard', key: protocol },
      })
    }),
  ]
}

function fifoLines({ monthly_requests: requests, request_size_kb: sizeKb }: Usage): Line[] {
  const known = requests !== undefined && sizeKb !== undefined
  const rates = [
    ['FIFO Publish API requests', '1M requests', 'publish-requests', requests],
    ['FIFO Publish API payload', 'GB', 'publish-payload', known ? requests * sizeKb : undefined],
    ['FIFO notifications', '1M notifications', 'notifications', undefined],
    ['FIFO notification payload', 'GB', 'notification-payload', undefined],
  ] as const
  return rates.map(([name, unit, key, amount]) =>
    used({
      name,
      unit,
      // Kilobytes to gigabytes, and pieces to millions.
      quantity: amount === undefined ? undefined : amount / (unit === 'GB' ? 1024 * 1024 : 1e6),
      price: { service, product: 'fifo', key },
    }),
  )
}

export const priceAwsSnsTopic = definePricer(awsSnsTopic, ({ settings: { fifo }, usage }) => {
  if (fifo !== null) return fifo ? fifoLines(usage) : standardLines(usage)
  const price = unknownSetting('fifo')
  return [fixed({ name: 'API requests', unit: '1M requests', quantity: null, price })]
})
