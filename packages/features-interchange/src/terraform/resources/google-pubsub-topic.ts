import { googlePubsubTopic } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const googlePubsubTopicMapping = defineNode({
  types: ['google_pubsub_topic'],
  kind: googlePubsubTopic,
  named: ['name'],
  settings: () => ({}),
  global: true,
})
