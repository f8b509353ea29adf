import { awsLogGroup } from '@backarch/services-topology'

import { choiceAt, countAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsCloudwatchLogGroup = defineNode({
  types: ['aws_cloudwatch_log_group'],
  kind: awsLogGroup,
  named: ['name', 'name_prefix'],
  settings: (attributes) => ({
    retentionDays: countAt(attributes, 'retention_in_days', 0),
    logClass: choiceAt(
      attributes,
      'log_group_class',
      ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'],
      'STANDARD',
    ),
  }),
})
