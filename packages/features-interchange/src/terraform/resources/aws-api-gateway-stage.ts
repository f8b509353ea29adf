import { awsApiGatewayStage } from '@backarch/services-topology'

import { flagAt, numberAt } from '../mapping/attributes.ts'
import { defineNode, type PropertyMapping } from '../mapping/mapping.ts'

/** A stage is a part of its API, unless it has a cache: that is billed by the hour. */
export const awsApiGatewayStageMapping: PropertyMapping = {
  outcome: 'property',
  types: ['aws_api_gateway_stage'],
  of: ['rest_api_id'],
  billed: {
    when: (attributes) => flagAt(attributes, 'cache_cluster_enabled', false) !== false,
    as: defineNode({
      types: ['aws_api_gateway_stage'],
      kind: awsApiGatewayStage,
      named: ['stage_name'],
      links: {
        rest_api_id: { direction: 'from', protocol: 'https' },
        deployment_id: { direction: 'none' },
      },
      settings: (attributes) => ({ cacheSizeGb: numberAt(attributes, 'cache_cluster_size') }),
    }),
  },
}
