import { awsCloudfrontFunction } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const awsCloudfrontFunctionMapping = defineNode({
  types: ['aws_cloudfront_function'],
  kind: awsCloudfrontFunction,
  named: ['name'],
  global: true,
  settings: () => ({}),
})
