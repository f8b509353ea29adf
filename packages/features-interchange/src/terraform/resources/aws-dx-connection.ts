import { awsDirectConnect } from '@backarch/services-topology'

import { textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsDxConnection = defineNode({
  types: ['aws_dx_connection'],
  kind: awsDirectConnect,
  named: ['name'],
  settings: (attributes) => ({
    bandwidth: textAt(attributes, 'bandwidth'),
    location: textAt(attributes, 'location'),
  }),
})
