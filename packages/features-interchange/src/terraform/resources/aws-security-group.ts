import { groupConnections } from '../mapping/firewall.ts'
import type { PropertyMapping } from '../mapping/mapping.ts'

/** Belongs to the first component that uses it; the connections that its rules allow are found by `firewall-edges`. */
export const awsSecurityGroup: PropertyMapping = {
  outcome: 'property',
  types: ['aws_security_group', 'aws_default_security_group'],
  of: [],
  connections: groupConnections,
  otherwise: ['vpc_id'],
}
