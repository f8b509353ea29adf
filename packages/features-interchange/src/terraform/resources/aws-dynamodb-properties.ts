import {
  defineBilledProperties,
  defineProperties,
  type PropertyMapping,
} from '../mapping/mapping.ts'

export const awsDynamodbProperties: readonly PropertyMapping[] = [
  ...defineProperties({
    aws_appautoscaling_policy: ['resource_id'],
    aws_appautoscaling_scheduled_action: ['resource_id'],
    aws_appautoscaling_target: ['resource_id'],
    aws_dynamodb_resource_policy: ['resource_arn'],
    aws_dynamodb_table_item: ['table_name'],
  }),
  ...defineBilledProperties({ aws_dynamodb_table_replica: ['global_table_arn'] }),
]
