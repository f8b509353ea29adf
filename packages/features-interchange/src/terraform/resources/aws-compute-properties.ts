import { referencesAt } from '../mapping/attributes.ts'
import { defineProperties, type PropertyMapping } from '../mapping/mapping.ts'

export const awsComputeProperties: readonly PropertyMapping[] = [
  {
    outcome: 'property',
    types: ['aws_launch_template', 'aws_launch_configuration'],
    of: [],
    lends: true,
  },
  ...defineProperties({
    aws_autoscaling_group_tag: ['autoscaling_group_name'],
    aws_autoscaling_lifecycle_hook: ['autoscaling_group_name'],
    aws_autoscaling_notification: ['group_names'],
    aws_autoscaling_policy: ['autoscaling_group_name'],
    aws_autoscaling_schedule: ['autoscaling_group_name'],
    aws_key_pair: [],
    aws_placement_group: [],
  }),
  {
    outcome: 'property',
    types: ['aws_volume_attachment'],
    of: ['instance_id'],
    connections: (attributes) => [
      {
        from: referencesAt(attributes, 'instance_id'),
        to: referencesAt(attributes, 'volume_id'),
        mode: 'data',
        protocol: null,
      },
    ],
  },
]
