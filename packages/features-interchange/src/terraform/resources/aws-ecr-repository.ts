import { awsEcrRepository } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const awsEcrRepositoryMapping = defineNode({
  types: ['aws_ecr_repository'],
  kind: awsEcrRepository,
  named: ['name'],
  settings: () => ({}),
})
