import { awsTransitGatewayAttachment } from '@backarch/services-topology'

import { defineNode, type Mapping } from '../mapping/mapping.ts'
import type { Resource } from '../project/resource.ts'
import { referencesIn } from '../values/references.ts'
import { scalarOf } from '../values/value.ts'

/** What a Direct Connect gateway is associated with: by its id, or by the type of what names it. */
function gatewayOf({ body, read }: Resource): 'virtual-private' | 'transit' | null {
  const value = read('associated_gateway_id')
  if (value === undefined) return null
  const id = scalarOf(value)
  if (typeof id === 'string') return id.startsWith('vgw-') ? 'virtual-private' : 'transit'
  const names = [
    ...referencesIn(value).map(({ address }) => address),
    JSON.stringify(body['associated_gateway_id'] ?? ''),
  ]
  if (names.some((name) => name.includes('aws_vpn_gateway'))) return 'virtual-private'
  return names.some((name) => name.includes('aws_ec2_transit_gateway')) ? 'transit' : null
}

type Attachment = 'vpc' | 'peering' | 'direct-connect'

function attachment(type: string, of: (resource: Resource | undefined) => Attachment | null) {
  return defineNode({
    types: [type],
    kind: awsTransitGatewayAttachment,
    named: ['tags.Name'],
    settings: (_, { project, address }) => ({ attachment: of(project.find(address)) }),
  })
}

export const awsTransitGatewayAttachments: readonly Mapping[] = [
  attachment('aws_ec2_transit_gateway_vpc_attachment', () => 'vpc'),
  attachment('aws_ec2_transit_gateway_peering_attachment', () => 'peering'),
  {
    outcome: 'property',
    types: ['aws_dx_gateway_association'],
    of: ['associated_gateway_id', 'dx_gateway_id'],
    billed: {
      // The gateway of one VPC bills nothing for it.
      when: (_, resource) => gatewayOf(resource) !== 'virtual-private',
      as: attachment('aws_dx_gateway_association', (resource) =>
        resource !== undefined && gatewayOf(resource) === 'transit' ? 'direct-connect' : null,
      ),
    },
  },
]
