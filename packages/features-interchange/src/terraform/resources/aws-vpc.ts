import { textAt } from '../mapping/attributes.ts'
import type { ContainerMapping } from '../mapping/mapping.ts'

export const awsVpc: ContainerMapping = {
  outcome: 'container',
  types: ['aws_vpc', 'aws_default_vpc'],
  groupKind: 'network',
  settings: (attributes) => ({ cidrBlock: textAt(attributes, 'cidr_block') }),
}
