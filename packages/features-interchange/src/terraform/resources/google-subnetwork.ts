import { textAt } from '../mapping/attributes.ts'
import type { ContainerMapping } from '../mapping/mapping.ts'

export const googleSubnetwork: ContainerMapping = {
  outcome: 'container',
  types: ['google_compute_subnetwork'],
  groupKind: 'subnet',
  settings: (attributes) => ({ cidrBlock: textAt(attributes, 'ip_cidr_range') }),
}
