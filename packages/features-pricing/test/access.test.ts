import { pricing } from '@backarch/features-pricing/feature'
import { describeAccess } from '@backarch/services-access/testing'

import { nodeOf } from './node-of.ts'

const nodes = [nodeOf('aws.nat-gateway', {}, { address: 'aws_nat_gateway.n' })]
const usageFile = 'resource_usage:\n  aws_nat_gateway.n: { monthly_data_processed_gb: 100 }'

describeAccess({
  feature: pricing,
  arrange: () =>
    Promise.resolve({
      estimate: {
        graph: { nodes, edges: [], groups: [] },
        others: [{ address: 'aws_iam_role.r', type: 'aws_iam_role', status: 'free' }],
        usageFile,
      },
      catalog: {},
    }),
})
