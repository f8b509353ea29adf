import { awsTrafficMirrorSession } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const awsTrafficMirrorSessionMapping = defineNode({
  types: ['aws_ec2_traffic_mirror_session'],
  kind: awsTrafficMirrorSession,
  named: ['tags.Name', 'description'],
  links: { network_interface_id: { direction: 'from', mode: 'data' } },
  settings: () => ({}),
})
