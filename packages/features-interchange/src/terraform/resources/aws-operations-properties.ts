import { defineProperties } from '../mapping/mapping.ts'

export const awsOperationsProperties = defineProperties({
  aws_acm_certificate_validation: ['certificate_arn'],
  aws_cloudwatch_log_metric_filter: ['log_group_name'],
  aws_cloudwatch_log_resource_policy: [],
  aws_cloudwatch_log_stream: ['log_group_name'],
  aws_cloudwatch_log_subscription_filter: ['log_group_name'],
  aws_kms_alias: ['target_key_id'],
  aws_kms_grant: ['key_id'],
  aws_kms_key_policy: ['key_id'],
  aws_secretsmanager_secret_policy: ['secret_arn'],
  aws_secretsmanager_secret_rotation: ['secret_id'],
  aws_secretsmanager_secret_version: ['secret_id'],
})
