import { awsAutoScalingGroup } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  blocksAt,
  countAt,
  hasBlock,
  numberAt,
  referencesAt,
  textAt,
  textsAt,
} from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'
import { fromLaunchConfiguration, fromLaunchTemplate, launchTemplateOf } from '../shapes/launch.ts'

/** What the members are made from. With overrides the first type counts. */
function memberOf(attributes: Attributes, context: MappingContext) {
  const configuration = referencesAt(attributes, 'launch_configuration').find(
    ({ address }) => context.project.find(address)?.type === 'aws_launch_configuration',
  )
  if (configuration !== undefined) {
    return fromLaunchConfiguration(context.attributesOf(configuration.address))
  }
  const policy = blockAt(blockAt(attributes, 'mixed_instances_policy'), 'launch_template')
  const template =
    launchTemplateOf(blockAt(attributes, 'launch_template'), context) ??
    launchTemplateOf(blockAt(policy, 'launch_template_specification'), context)
  const overrides = blocksAt(policy, 'override')
  const [override] = overrides ?? []
  const member = template === null ? {} : fromLaunchTemplate(template)
  if (overrides === null) return { ...member, instanceType: null }
  return override?.read('instance_type') === undefined
    ? member
    : { ...member, instanceType: textAt(override, 'instance_type') }
}

export const awsAutoscalingGroup = defineNode({
  types: ['aws_autoscaling_group'],
  kind: awsAutoScalingGroup,
  named: ['name', 'name_prefix'],
  links: {
    target_group_arns: { direction: 'from' },
    load_balancers: { direction: 'from' },
    traffic_source: { direction: 'from' },
  },
  settings: (attributes, context) => {
    const mixed = hasBlock(attributes, 'mixed_instances_policy')
    const shares = blockAt(blockAt(attributes, 'mixed_instances_policy'), 'instances_distribution')
    const minSize = countAt(attributes, 'min_size')
    return {
      minSize,
      maxSize: countAt(attributes, 'max_size'),
      // A group that is told nothing keeps its minimum.
      desiredCapacity: countAt(attributes, 'desired_capacity', minSize),
      instance: memberOf(attributes, context),
      onDemandBaseCapacity: mixed ? countAt(shares, 'on_demand_base_capacity', 0) : 0,
      onDemandPercentageAboveBase: mixed
        ? numberAt(shares, 'on_demand_percentage_above_base_capacity', 100)
        : 100,
      availabilityZones: textsAt(attributes, 'availability_zones'),
    }
  },
})
