import { awsS3Bucket } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  blocksAt,
  choiceAt,
  flagAt,
  hasBlock,
} from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'

const storageClasses = [
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
] as const

/** Resources of a type that configure the bucket. */
function satellites(context: MappingContext, type: string): Attributes[] {
  return context.project
    .referrers(context.address)
    .filter((resource) => resource.type === type)
    .map((resource) => context.attributesOf(resource.address))
}

function lifecycleClasses(rules: readonly Attributes[]) {
  const transitions = rules.flatMap((rule) => [
    ...(blocksAt(rule, 'transition') ?? []),
    ...(blocksAt(rule, 'noncurrent_version_transition') ?? []),
  ])
  const found = transitions.flatMap(
    (transition) => choiceAt(transition, 'storage_class', storageClasses, null) ?? [],
  )
  return storageClasses.filter((name) => found.includes(name))
}

export const awsS3BucketMapping = defineNode({
  types: ['aws_s3_bucket'],
  kind: awsS3Bucket,
  named: ['bucket', 'bucket_prefix'],
  links: {
    logging: { direction: 'to', mode: 'data' },
    replication_configuration: { direction: 'to', mode: 'data' },
  },
  settings: (attributes, context) => {
    const versioning = satellites(context, 'aws_s3_bucket_versioning').map((resource) =>
      choiceAt(
        blockAt(resource, 'versioning_configuration'),
        'status',
        ['Enabled', 'Suspended', 'Disabled'],
        'Disabled',
      ),
    )
    const rules = [
      ...(blocksAt(attributes, 'lifecycle_rule') ?? []),
      ...satellites(context, 'aws_s3_bucket_lifecycle_configuration').flatMap(
        (resource) => blocksAt(resource, 'rule') ?? [],
      ),
    ]
    const acceleration = satellites(context, 'aws_s3_bucket_accelerate_configuration').map(
      (resource) => choiceAt(resource, 'status', ['Enabled', 'Suspended'], null),
    )
    const [state] = versioning
    return {
      versioning:
        state === undefined
          ? flagAt(blockAt(attributes, 'versioning'), 'enabled', false)
          : state === null
            ? null
            : state === 'Enabled',
      lifecycleStorageClasses: lifecycleClasses(rules),
      transferAcceleration:
        acceleration.includes('Enabled') ||
        choiceAt(attributes, 'acceleration_status', ['Enabled', 'Suspended'], 'Suspended') ===
          'Enabled',
      replication:
        hasBlock(attributes, 'replication_configuration') ||
        satellites(context, 'aws_s3_bucket_replication_configuration').length > 0,
    }
  },
})
