import { blocksAt, textAt } from '../mapping/attributes.ts'
import { defineBilledProperties, type PropertyMapping } from '../mapping/mapping.ts'

const freeAnalyzers: ReadonlySet<string | null> = new Set(['ACCOUNT', 'ORGANIZATION'])

export const awsBilledOperationsProperties: readonly PropertyMapping[] = [
  ...defineBilledProperties({
    aws_cloudwatch_event_archive: ['event_source_arn'],
    aws_wafv2_web_acl_rule_group_association: ['web_acl_arn'],
  }),
  {
    // Who outside has access is free to know; what nobody inside uses is not.
    outcome: 'property',
    types: ['aws_accessanalyzer_analyzer'],
    of: [],
    free: (attributes) => freeAnalyzers.has(textAt(attributes, 'type', 'ACCOUNT')),
  },
  {
    // Machines outside AWS are billed by the update.
    outcome: 'property',
    types: ['aws_codedeploy_deployment_group'],
    of: [],
    free: (attributes) => blocksAt(attributes, 'on_premises_instance_tag_filter')?.length === 0,
  },
]
