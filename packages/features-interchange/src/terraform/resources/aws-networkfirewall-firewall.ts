import { awsNetworkFirewall } from '@backarch/services-topology'

import { blocksAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsNetworkfirewallFirewall = defineNode({
  types: ['aws_networkfirewall_firewall'],
  kind: awsNetworkFirewall,
  named: ['name'],
  settings: (attributes) => {
    const subnets = blocksAt(attributes, 'subnet_mapping')
    const zones = blocksAt(attributes, 'availability_zone_mapping')
    return {
      endpoints:
        subnets === null || zones === null ? null : Math.max(1, subnets.length + zones.length),
    }
  },
})
