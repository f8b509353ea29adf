import { awsEventBus } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const awsEventBusMapping = defineNode({
  types: ['aws_cloudwatch_event_bus'],
  kind: awsEventBus,
  named: ['name'],
  settings: () => ({}),
})
