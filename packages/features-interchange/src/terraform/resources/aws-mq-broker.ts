import { awsMqBroker } from '@backarch/services-topology'

import { choiceAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsMqBrokerMapping = defineNode({
  types: ['aws_mq_broker'],
  kind: awsMqBroker,
  named: ['broker_name'],
  settings: (attributes) => ({
    engine: choiceAt(attributes, 'engine_type', ['ActiveMQ', 'RabbitMQ'], null),
    instanceType: textAt(attributes, 'host_instance_type'),
    deployment: choiceAt(
      attributes,
      'deployment_mode',
      ['SINGLE_INSTANCE', 'ACTIVE_STANDBY_MULTI_AZ', 'CLUSTER_MULTI_AZ'],
      'SINGLE_INSTANCE',
    ),
    storageType: choiceAt(attributes, 'storage_type', ['default', 'ebs', 'efs'], 'default'),
  }),
})
