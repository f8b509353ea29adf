import { awsSnsTopic } from '@backarch/services-topology'

import { flagAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsSnsTopicMapping = defineNode({
  types: ['aws_sns_topic'],
  kind: awsSnsTopic,
  named: ['name', 'name_prefix'],
  links: { policy: { direction: 'none' } },
  settings: (attributes) => ({ fifo: flagAt(attributes, 'fifo_topic', false) }),
})
