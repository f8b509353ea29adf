import { awsSecret } from '@backarch/services-topology'

import { type Attributes, blocksAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

function replicaRegions(attributes: Attributes): string[] | null {
  const regions = blocksAt(attributes, 'replica')?.map((block) => textAt(block, 'region')) ?? [null]
  const known = regions.filter((region) => region !== null)
  return known.length === regions.length ? known : null
}

export const awsSecretsmanagerSecret = defineNode({
  types: ['aws_secretsmanager_secret'],
  kind: awsSecret,
  named: ['name', 'name_prefix'],
  links: { policy: { direction: 'none' } },
  settings: (attributes) => ({ replicaRegions: replicaRegions(attributes) }),
})
