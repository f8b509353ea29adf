import { flagAt, textAt } from '../mapping/attributes.ts'
import type { ContainerMapping } from '../mapping/mapping.ts'

export const awsSubnet: ContainerMapping = {
  outcome: 'container',
  types: ['aws_subnet', 'aws_default_subnet'],
  groupKind: 'subnet',
  settings: (attributes) => ({
    cidrBlock: textAt(attributes, 'cidr_block'),
    availabilityZone: textAt(attributes, 'availability_zone'),
    publicAddresses: flagAt(attributes, 'map_public_ip_on_launch', false),
  }),
}
