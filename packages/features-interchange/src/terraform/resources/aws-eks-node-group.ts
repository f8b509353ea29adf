import { awsEksNodeGroup } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  choiceAt,
  countAt,
  hasBlock,
  noAttributes,
  numberAt,
  textAt,
  textsAt,
} from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { fromLaunchTemplate, launchTemplateOf } from '../shapes/launch.ts'

/** EKS itself chooses t3.medium when neither the group nor its template names a type. */
function instanceType(attributes: Attributes, template: Attributes | null): string | null {
  const types = textsAt(attributes, 'instance_types')
  if (types === null) return null
  const [first] = types
  if (first !== undefined) return first
  return template === null ? null : textAt(template, 'instance_type', 't3.medium')
}

/** The disk of the template; without one of 20 GB. Of a template that is elsewhere nothing is known. */
function rootVolume(attributes: Attributes, template: Attributes | null) {
  if (template === null) return { volumeType: null, sizeGb: null }
  if (template !== noAttributes) return fromLaunchTemplate(template).rootVolume
  return { volumeType: 'gp2' as const, sizeGb: numberAt(attributes, 'disk_size', 20) }
}

export const awsEksNodeGroupMapping = defineNode({
  types: ['aws_eks_node_group'],
  kind: awsEksNodeGroup,
  named: ['node_group_name', 'node_group_name_prefix'],
  settings: (attributes, context) => {
    const scaling = blockAt(attributes, 'scaling_config')
    const template = hasBlock(attributes, 'launch_template')
      ? launchTemplateOf(blockAt(attributes, 'launch_template'), context)
      : noAttributes
    const capacity = choiceAt(attributes, 'capacity_type', ['ON_DEMAND', 'SPOT'], 'ON_DEMAND')
    return {
      minSize: countAt(scaling, 'min_size'),
      maxSize: countAt(scaling, 'max_size'),
      desiredSize: countAt(scaling, 'desired_size'),
      instance: {
        ...(template !== null && fromLaunchTemplate(template)),
        instanceType: instanceType(attributes, template),
        purchaseOption:
          capacity === null
            ? null
            : capacity === 'SPOT'
              ? ('spot' as const)
              : ('on-demand' as const),
        rootVolume: rootVolume(attributes, template),
      },
    }
  },
})
