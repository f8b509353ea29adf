import { referencesAt } from '../mapping/attributes.ts'
import type { ConnectorMapping } from '../mapping/mapping.ts'

export const awsElbAttachment: ConnectorMapping = {
  outcome: 'connector',
  types: ['aws_elb_attachment'],
  connections: (attributes) => [
    {
      from: referencesAt(attributes, 'elb'),
      to: referencesAt(attributes, 'instance'),
      mode: 'sync',
      protocol: null,
    },
  ],
}

export const awsAutoscalingAttachment: ConnectorMapping = {
  outcome: 'connector',
  types: ['aws_autoscaling_attachment', 'aws_autoscaling_traffic_source_attachment'],
  connections: (attributes) => [
    {
      from: referencesAt(
        attributes,
        'lb_target_group_arn',
        'alb_target_group_arn',
        'elb',
        'traffic_source',
      ),
      to: referencesAt(attributes, 'autoscaling_group_name'),
      mode: 'sync',
      protocol: null,
    },
  ],
}
