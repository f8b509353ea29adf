import { referencesAt } from '../mapping/attributes.ts'
import type { ConnectorMapping } from '../mapping/mapping.ts'

export const awsApiGatewayIntegration: ConnectorMapping = {
  outcome: 'connector',
  types: ['aws_api_gateway_integration', 'aws_apigatewayv2_integration'],
  connections: (attributes) => [
    {
      from: referencesAt(attributes, 'rest_api_id', 'api_id'),
      to: referencesAt(attributes, 'uri', 'integration_uri', 'request_parameters'),
      mode: 'sync',
      protocol: 'https',
    },
  ],
}
