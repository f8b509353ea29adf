import { ruleConnections } from '../mapping/firewall.ts'
import type { ConnectorMapping } from '../mapping/mapping.ts'

/** A rule between two groups connects the components that use them. */
export const awsSecurityGroupRule: ConnectorMapping = {
  outcome: 'connector',
  types: [
    'aws_security_group_rule',
    'aws_vpc_security_group_egress_rule',
    'aws_vpc_security_group_ingress_rule',
  ],
  connections: ruleConnections,
}
