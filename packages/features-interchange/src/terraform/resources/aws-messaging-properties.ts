import { referencesAt } from '../mapping/attributes.ts'
import { defineProperties, type PropertyMapping } from '../mapping/mapping.ts'

export const awsMessagingProperties: readonly PropertyMapping[] = [
  ...defineProperties({
    aws_sns_topic_data_protection_policy: ['arn'],
    aws_sns_topic_policy: ['arn'],
    aws_sqs_queue_policy: ['queue_url'],
    aws_sqs_queue_redrive_allow_policy: ['queue_url'],
  }),
  {
    outcome: 'property',
    types: ['aws_sqs_queue_redrive_policy'],
    of: ['queue_url'],
    connections: (attributes) => [
      {
        from: referencesAt(attributes, 'queue_url'),
        to: referencesAt(attributes, 'redrive_policy'),
        mode: 'async',
        protocol: 'sqs',
      },
    ],
  },
]
