import { referencesAt } from '../mapping/attributes.ts'
import { defineProperties, type PropertyMapping } from '../mapping/mapping.ts'

const ofBucket = ['bucket'] as const

export const awsS3BucketProperties: readonly PropertyMapping[] = [
  ...defineProperties({
    aws_s3_bucket_accelerate_configuration: ofBucket,
    aws_s3_bucket_acl: ofBucket,
    aws_s3_bucket_cors_configuration: ofBucket,
    aws_s3_bucket_intelligent_tiering_configuration: ofBucket,
    aws_s3_bucket_lifecycle_configuration: ofBucket,
    aws_s3_bucket_object: ofBucket,
    aws_s3_bucket_object_lock_configuration: ofBucket,
    aws_s3_bucket_ownership_controls: ofBucket,
    aws_s3_bucket_policy: ofBucket,
    aws_s3_bucket_public_access_block: ofBucket,
    aws_s3_bucket_request_payment_configuration: ofBucket,
    aws_s3_bucket_server_side_encryption_configuration: ofBucket,
    aws_s3_bucket_versioning: ofBucket,
    aws_s3_bucket_website_configuration: ofBucket,
    aws_s3_object: ofBucket,
  }),
  {
    outcome: 'property',
    types: ['aws_s3_bucket_logging'],
    of: ofBucket,
    connections: (attributes) => [
      {
        from: referencesAt(attributes, 'bucket'),
        to: referencesAt(attributes, 'target_bucket'),
        mode: 'data',
        protocol: 'https',
      },
    ],
  },
  {
    outcome: 'property',
    types: ['aws_s3_bucket_replication_configuration'],
    of: ofBucket,
    connections: (attributes) => [
      {
        from: referencesAt(attributes, 'bucket'),
        to: referencesAt(attributes, 'rule'),
        mode: 'data',
        protocol: 'https',
      },
    ],
  },
]
