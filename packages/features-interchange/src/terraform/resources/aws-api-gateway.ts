import { awsApiGateway } from '@backarch/services-topology'

import { choiceAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsApiGatewayRestApi = defineNode({
  types: ['aws_api_gateway_rest_api'],
  kind: awsApiGateway,
  named: ['name'],
  links: {
    policy: { direction: 'none' },
    body: { direction: 'to', mode: 'sync', protocol: 'https' },
  },
  // A stage's cache is a component of its own.
  settings: () => ({ apiType: 'rest' as const }),
})

export const awsApigatewayv2Api = defineNode({
  types: ['aws_apigatewayv2_api'],
  kind: awsApiGateway,
  named: ['name'],
  links: { target: { direction: 'to', mode: 'sync', protocol: 'https' } },
  settings: (attributes) => {
    const protocol = choiceAt(attributes, 'protocol_type', ['HTTP', 'WEBSOCKET'], null)
    return {
      apiType:
        protocol === null ? null : protocol === 'HTTP' ? ('http' as const) : ('websocket' as const),
    }
  },
})
