import { googlePubsubSubscription } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const googlePubsubSubscriptionMapping = defineNode({
  types: ['google_pubsub_subscription'],
  kind: googlePubsubSubscription,
  named: ['name'],
  settings: () => ({}),
  global: true,
  links: { topic: { direction: 'from', mode: 'async', protocol: 'pubsub' } },
})
