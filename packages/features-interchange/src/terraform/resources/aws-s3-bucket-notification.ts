import { referencesAt } from '../mapping/attributes.ts'
import type { ConnectorMapping } from '../mapping/mapping.ts'

export const awsS3BucketNotification: ConnectorMapping = {
  outcome: 'connector',
  types: ['aws_s3_bucket_notification'],
  connections: (attributes) => [
    {
      from: referencesAt(attributes, 'bucket'),
      to: referencesAt(attributes, 'lambda_function', 'queue', 'topic'),
      mode: 'async',
      protocol: null,
    },
  ],
}
