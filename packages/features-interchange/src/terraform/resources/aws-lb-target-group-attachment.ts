import { referencesAt, textAt } from '../mapping/attributes.ts'
import type { ConnectorMapping } from '../mapping/mapping.ts'

export const awsLbTargetGroupAttachment: ConnectorMapping = {
  outcome: 'connector',
  types: ['aws_lb_target_group_attachment', 'aws_alb_target_group_attachment'],
  connections: (attributes, context) => {
    const group = referencesAt(attributes, 'target_group_arn')
    const [first] = group
    const protocol =
      first === undefined ? null : textAt(context.attributesOf(first.address), 'protocol')
    return [
      {
        from: group,
        to: referencesAt(attributes, 'target_id'),
        mode: 'sync',
        protocol: protocol?.toLowerCase() ?? null,
      },
    ]
  },
}
