import { referencesAt, textAt } from '../mapping/attributes.ts'
import type { ConnectorMapping } from '../mapping/mapping.ts'

export const awsSnsTopicSubscription: ConnectorMapping = {
  outcome: 'connector',
  types: ['aws_sns_topic_subscription'],
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
