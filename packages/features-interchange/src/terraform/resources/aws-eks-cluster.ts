import { awsEksCluster } from '@backarch/services-topology'

import { textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsEksClusterMapping = defineNode({
  types: ['aws_eks_cluster'],
  kind: awsEksCluster,
  named: ['name'],
  settings: (attributes) => ({ version: textAt(attributes, 'version', 'latest') }),
})
