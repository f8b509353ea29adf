import { z } from 'zod'

import { choiceSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsMqBroker = defineKind({
  id: 'aws.mq-broker',
  label: 'Message broker',
  provider: 'aws',
  category: 'messaging',
  settings: z.strictObject({
    engine: choiceSetting(['ActiveMQ', 'RabbitMQ'], null),
    /** e.g. `mq.m5.large`. */
    instanceType: textSetting(),
    deployment: choiceSetting(
      ['SINGLE_INSTANCE', 'ACTIVE_STANDBY_MULTI_AZ', 'CLUSTER_MULTI_AZ'],
      'SINGLE_INSTANCE',
    ),
    /** ActiveMQ stores on EFS unless told otherwise, RabbitMQ always on EBS. */
    storageType: choiceSetting(['default', 'ebs', 'efs'], 'default'),
  }),
  usage: z.strictObject({
    /** Of each instance. */
    storage_size_gb: quantity(),
  }),
})
