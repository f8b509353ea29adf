import { awsCodebuildProject } from '@backarch/services-topology'

import { blockAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsCodebuildProjectMapping = defineNode({
  types: ['aws_codebuild_project'],
  kind: awsCodebuildProject,
  named: ['name'],
  links: {
    artifacts: { direction: 'to', mode: 'data' },
    cache: { direction: 'to', mode: 'data' },
    source: { direction: 'to', mode: 'data' },
  },
  settings: (attributes) => {
    const environment = blockAt(attributes, 'environment')
    return {
      environment: textAt(environment, 'type'),
      computeType: textAt(environment, 'compute_type'),
    }
  },
})
