import { awsLightsailInstance } from '@backarch/services-topology'

import { textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsLightsailInstanceMapping = defineNode({
  types: ['aws_lightsail_instance'],
  kind: awsLightsailInstance,
  named: ['name'],
  settings: (attributes) => ({ bundle: textAt(attributes, 'bundle_id') }),
})
