import { awsSnsSubscription } from '@backarch/services-topology'

import { referencesAt, textAt } from '../mapping/attributes.ts'
import { type ConnectorMapping, defineNode } from '../mapping/mapping.ts'

/** Deliveries to addresses on the web are billed; those within the provider are the topic's. */
const webSubscription = defineNode({
  types: ['aws_sns_topic_subscription'],
  kind: awsSnsSubscription,
  named: ['endpoint'],
  links: { topic_arn: { direction: 'from', mode: 'async', protocol: 'https' } },
  settings: () => ({}),
})

export const awsSnsTopicSubscription: ConnectorMapping = {
  outcome: 'connector',
  types: ['aws_sns_topic_subscription'],
  billed: {
    when: (attributes) => /^https?$/i.test(textAt(attributes, 'protocol') ?? ''),
    as: webSubscription,
  },
  connections: (attributes) => {
    const protocol = textAt(attributes, 'protocol')
    return [
      {
        from: referencesAt(attributes, 'topic_arn'),
        to: referencesAt(attributes, 'endpoint'),
        mode: 'async',
        protocol: protocol === null ? null : protocol.slice(0, 50),
      },
    ]
  },
}
