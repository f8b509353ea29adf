import { googlePubsubTopic } from '@backarch/services-topology'

import { used } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceGooglePubsubTopic = definePricer(googlePubsubTopic, ({ usage }) => [
  used({
    name: 'Message ingestion data',
    unit: 'TiB',
    quantity: usage.monthly_message_data_tb,
    price: { service: 'google.pubsub', product: 'messages', key: 'ingestion', region: 'global' },
  }),
])
