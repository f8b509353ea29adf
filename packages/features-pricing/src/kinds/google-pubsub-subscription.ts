import { googlePubsubSubscription } from '@backarch/services-topology'

import { used } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** A topic lies in no region. */
const pubsub = { service: 'google.pubsub', region: 'global' }

export const priceGooglePubsubSubscription = definePricer(googlePubsubSubscription, ({ usage }) => [
  used({
    name: 'Message delivery data',
    unit: 'TiB',
    quantity: usage.monthly_message_data_tb,
    price: { ...pubsub, product: 'messages', key: 'delivery' },
  }),
  used({
    name: 'Retained acknowledged message storage',
    unit: 'GiB',
    quantity: usage.storage_gb,
    price: { ...pubsub, product: 'storage', key: 'acknowledged' },
  }),
  used({
    name: 'Snapshot message backlog storage',
    unit: 'GiB',
    quantity: usage.snapshot_storage_gb,
    price: { ...pubsub, product: 'storage', key: 'snapshot' },
  }),
])
