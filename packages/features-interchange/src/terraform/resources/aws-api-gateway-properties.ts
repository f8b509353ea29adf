import { defineProperties, type PropertyMapping } from '../mapping/mapping.ts'

const ofRestApi = ['rest_api_id'] as const
const ofApi = ['api_id'] as const

export const awsApiGatewayProperties: readonly PropertyMapping[] = defineProperties({
  aws_api_gateway_account: [],
  aws_api_gateway_api_key: [],
  aws_api_gateway_authorizer: ofRestApi,
  aws_api_gateway_base_path_mapping: ofApi,
  aws_api_gateway_deployment: ofRestApi,
  aws_api_gateway_domain_name: [],
  aws_api_gateway_gateway_response: ofRestApi,
  aws_api_gateway_integration_response: ofRestApi,
  aws_api_gateway_method: ofRestApi,
  aws_api_gateway_method_response: ofRestApi,
  aws_api_gateway_method_settings: ofRestApi,
  aws_api_gateway_model: ofRestApi,
  aws_api_gateway_request_validator: ofRestApi,
  aws_api_gateway_resource: ofRestApi,
  aws_api_gateway_rest_api_policy: ofRestApi,
  aws_api_gateway_usage_plan: ['api_stages'],
  aws_api_gateway_usage_plan_key: ['usage_plan_id'],
  aws_api_gateway_vpc_link: [],
  aws_apigatewayv2_api_mapping: ofApi,
  aws_apigatewayv2_authorizer: ofApi,
  aws_apigatewayv2_deployment: ofApi,
  aws_apigatewayv2_domain_name: [],
  aws_apigatewayv2_route: ofApi,
  aws_apigatewayv2_route_response: ofApi,
  aws_apigatewayv2_stage: ofApi,
  aws_apigatewayv2_vpc_link: [],
})
