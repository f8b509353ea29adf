import { awsElasticIp } from '@backarch/services-topology'

import type { Attributes } from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'

/** Attached by its own arguments, by an association, or by what a gateway or load balancer names. */
function attached(attributes: Attributes, context: MappingContext): boolean {
  const named = ['instance', 'network_interface', 'associate_with_private_ip']
  return (
    named.some((name) => attributes.read(name) !== undefined) ||
    context.project.referrers(context.address).some(({ type }) => attachers.has(type))
  )
}

const attachers: ReadonlySet<string> = new Set([
  'aws_eip_association',
  'aws_lb',
  'aws_alb',
  'aws_nat_gateway',
  'aws_transfer_server',
])

export const awsEip = defineNode({
  types: ['aws_eip'],
  kind: awsElasticIp,
  named: ['tags.Name'],
  links: { instance: { direction: 'none' }, network_interface: { direction: 'none' } },
  settings: (attributes, context) => ({ attached: attached(attributes, context) }),
})
