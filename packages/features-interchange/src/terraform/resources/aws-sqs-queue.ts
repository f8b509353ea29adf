import { awsSqsQueue } from '@backarch/services-topology'

import { flagAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsSqsQueueMapping = defineNode({
  types: ['aws_sqs_queue'],
  kind: awsSqsQueue,
  named: ['name', 'name_prefix'],
  links: {
    policy: { direction: 'none' },
    // A dead-letter queue names the queues that may use it; those name it in their redrive policy.
    redrive_allow_policy: { direction: 'none' },
  },
  settings: (attributes) => ({ fifo: flagAt(attributes, 'fifo_queue', false) }),
})
