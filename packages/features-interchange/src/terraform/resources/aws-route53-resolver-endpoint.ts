import { awsRoute53ResolverEndpoint } from '@backarch/services-topology'

import { blocksAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsRoute53ResolverEndpointMapping = defineNode({
  types: ['aws_route53_resolver_endpoint'],
  kind: awsRoute53ResolverEndpoint,
  named: ['name', 'tags.Name'],
  settings: (attributes) => {
    const addresses = blocksAt(attributes, 'ip_address')
    // Two at least, in different zones.
    return { addresses: addresses === null ? null : Math.max(2, addresses.length) }
  },
})
