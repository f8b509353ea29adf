import { awsS3BucketReport } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const awsS3BucketReportMappings = [
  defineNode({
    types: ['aws_s3_bucket_analytics_configuration'],
    kind: awsS3BucketReport,
    named: ['name'],
    links: { bucket: { direction: 'from', mode: 'data' } },
    settings: () => ({ report: 'analytics' as const }),
  }),
  defineNode({
    types: ['aws_s3_bucket_inventory'],
    kind: awsS3BucketReport,
    named: ['name'],
    links: { bucket: { direction: 'from', mode: 'data' } },
    settings: () => ({ report: 'inventory' as const }),
  }),
]
