import { awsMwaaEnvironment } from '@backarch/services-topology'

import { textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsMwaaEnvironmentMapping = defineNode({
  types: ['aws_mwaa_environment'],
  kind: awsMwaaEnvironment,
  named: ['name'],
  settings: (attributes) => ({
    environmentClass: textAt(attributes, 'environment_class', 'mw1.small'),
  }),
})
