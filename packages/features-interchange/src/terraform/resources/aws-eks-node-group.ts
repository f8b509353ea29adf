import { awsEksNodeGroup } from '@backarch/services-topology'

import { blockAt, choiceAt, countAt, numberAt, textsAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { fromLaunchTemplate, launchTemplateOf } from '../shapes/launch.ts'

export const awsEksNodeGroupMapping = defineNode({
  types: ['aws_eks_node_group'],
  kind: awsEksNodeGroup,
  named: ['node_group_name', 'node_group_name_prefix'],
  settings: (attributes, context) => {
    const scaling = blockAt(attributes, 'scaling_config')
    const template = launchTemplateOf(blockAt(attributes, 'launch_template'), context)
    const inherited = template === null ? null : fromLaunchTemplate(template)
    const types = textsAt(attributes, 'instance_types')
    const spot =
      choiceAt(attributes, 'capacity_type', ['ON_DEMAND', 'SPOT'], 'ON_DEMAND') === 'SPOT'
    return {
      minSize: countAt(scaling, 'min_size'),
      maxSize: countAt(scaling, 'max_size'),
      desiredSize: countAt(scaling, 'desired_size'),
      instance: {
        ...inherited,
        // EKS itself chooses t3.medium when neither the group nor its template names a type.
        instanceType: types === null ? null : (types[0] ?? inherited?.instanceType ?? 't3.medium'),
        purchaseOption: spot ? ('spot' as const) : ('on-demand' as const),
        rootVolume: inherited?.rootVolume ?? {
          volumeType: 'gp2' as const,
          sizeGb: numberAt(attributes, 'disk_size', 20),
        },
      },
    }
  },
})
