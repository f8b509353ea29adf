import { googleSecret, googleSecretVersion } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  hasBlock,
  lengthAt,
  referencesAt,
} from '../mapping/attributes.ts'
import { defineNode, type NodeMapping } from '../mapping/mapping.ts'

/** Where a secret is kept; Google's own replication counts as one place. */
function locationsOf(secret: Attributes): number | null {
  const replication = blockAt(secret, 'replication')
  if (!hasBlock(replication, 'user_managed')) return 1
  return lengthAt(blockAt(replication, 'user_managed'), 'replicas')
}

export const googleSecretMapping: readonly NodeMapping[] = [
  defineNode({
    types: ['google_secret_manager_secret'],
    kind: googleSecret,
    named: ['secret_id'],
    global: true,
    settings: (attributes) => ({ locations: locationsOf(attributes) }),
  }),
  defineNode({
    types: ['google_secret_manager_secret_version'],
    kind: googleSecretVersion,
    named: ['secret_id'],
    global: true,
    links: { secret: { direction: 'none' } },
    settings: (attributes, context) => {
      const secret = referencesAt(attributes, 'secret').find(
        ({ address }) => context.project.find(address)?.type === 'google_secret_manager_secret',
      )
      if (secret !== undefined)
        return { locations: locationsOf(context.attributesOf(secret.address)) }
      attributes.warn('secret', 'is not part of the project, so nothing tells where it is kept.')
      return { locations: null }
    },
  }),
]
