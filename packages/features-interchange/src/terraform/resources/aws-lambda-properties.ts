import { defineProperties } from '../mapping/mapping.ts'

export const awsLambdaProperties = defineProperties({
  aws_lambda_alias: ['function_name'],
  aws_lambda_code_signing_config: [],
  aws_lambda_function_event_invoke_config: ['function_name'],
  aws_lambda_function_url: ['function_name'],
  aws_lambda_layer_version: [],
  aws_lambda_layer_version_permission: ['layer_name'],
})
