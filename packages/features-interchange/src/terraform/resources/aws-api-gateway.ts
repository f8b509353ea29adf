import { awsApiGateway } from '@backarch/services-topology'

import { choiceAt, flagAt, numberAt } from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'

/** The caches of all stages together; null when one is not known. */
function cacheSize(context: MappingContext): number | null {
  const sizes = context.project
    .referrers(context.address)
    .filter((resource) => resource.type === 'aws_api_gateway_stage')
    .map((resource) => context.attributesOf(resource.address))
    .filter((stage) => flagAt(stage, 'cache_cluster_enabled', false) !== false)
    .map((stage) => numberAt(stage, 'cache_cluster_size'))
  return sizes.reduce<number | null>(
    (sum, size) => (sum === null || size === null ? null : sum + size),
    0,
  )
}

export const awsApiGatewayRestApi = defineNode({
  types: ['aws_api_gateway_rest_api'],
  kind: awsApiGateway,
  named: ['name'],
  links: {
    policy: { direction: 'none' },
    body: { direction: 'to', mode: 'sync', protocol: 'https' },
  },
  settings: (_attributes, context) => ({
    apiType: 'rest' as const,
    cacheSizeGb: cacheSize(context),
  }),
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
