import { awsConfigRecorder } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const awsConfigRecorderMapping = defineNode({
  types: ['aws_config_configuration_recorder'],
  kind: awsConfigRecorder,
  named: ['name'],
  settings: () => ({}),
})
