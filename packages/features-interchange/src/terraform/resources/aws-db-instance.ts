import { awsRdsInstance } from '@backarch/services-topology'

import {
  type Attributes,
  choiceAt,
  countAt,
  flagAt,
  noAttributes,
  numberAt,
  referencesAt,
  textAt,
} from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'

/** The database that this one copies; a replica takes from it what it does not say itself. */
function sourceOf(attributes: Attributes, context: MappingContext): Attributes {
  const source = referencesAt(attributes, 'replicate_source_db').find(
    ({ address }) =>
      context.project.find(address)?.type === 'aws_db_instance' && address !== context.address,
  )
  return source === undefined ? noAttributes : context.attributesOf(source.address)
}

const storageTypes = ['standard', 'gp2', 'gp3', 'io1', 'io2'] as const

/** A disk of its own, or that of its source. Terraform's default is io1 when IOPS are provisioned, else gp2. */
function storageOf(attributes: Attributes, source: Attributes) {
  const ofSource = choiceAt(source, 'storage_type', storageTypes, defaultType(source, 'gp2'))
  return {
    storageType: choiceAt(
      attributes,
      'storage_type',
      storageTypes,
      defaultType(attributes, ofSource),
    ),
    allocatedStorageGb: numberAt(
      attributes,
      'allocated_storage',
      source === noAttributes && isCopy(attributes)
        ? null
        : numberAt(source, 'allocated_storage', isCopy(source) ? null : 20),
    ),
    iops: numberAt(attributes, 'iops', numberAt(source, 'iops', 0)),
    storageThroughput: numberAt(
      attributes,
      'storage_throughput',
      numberAt(source, 'storage_throughput', 0),
    ),
  }
}

function defaultType<T extends (typeof storageTypes)[number] | null>(
  attributes: Attributes,
  otherwise: T,
) {
  return attributes.read('iops') === undefined ? otherwise : ('io1' as const)
}

/** Made from something that is as large as it is. */
function isCopy(attributes: Attributes): boolean {
  return ['replicate_source_db', 'snapshot_identifier', 'restore_to_point_in_time'].some(
    (argument) => attributes.read(argument) !== undefined,
  )
}

export const awsDbInstance = defineNode({
  types: ['aws_db_instance'],
  kind: awsRdsInstance,
  named: ['identifier', 'db_name', 'name'],
  links: { replicate_source_db: { direction: 'from', mode: 'data' } },
  settings: (attributes, context) => {
    const replica = attributes.read('replicate_source_db') !== undefined
    const source = sourceOf(attributes, context)
    return {
      engine: textAt(attributes, 'engine', textAt(source, 'engine')),
      engineVersion: textAt(attributes, 'engine_version', textAt(source, 'engine_version')),
      instanceClass: textAt(attributes, 'instance_class'),
      multiAz: flagAt(attributes, 'multi_az', false),
      ...storageOf(attributes, source),
      maxAllocatedStorageGb: numberAt(attributes, 'max_allocated_storage'),
      licenseModel: choiceAt(
        attributes,
        'license_model',
        [
          'default',
          'license-included',
          'bring-your-own-license',
          'general-public-license',
          'postgresql-license',
        ],
        'default',
      ),
      backupRetentionDays: countAt(attributes, 'backup_retention_period', 0),
      performanceInsights: flagAt(attributes, 'performance_insights_enabled', false),
      performanceInsightsRetentionDays: countAt(
        attributes,
        'performance_insights_retention_period',
        7,
      ),
      extendedSupport:
        textAt(attributes, 'engine_lifecycle_support') !==
        'open-source-rds-extended-support-disabled',
      readReplica: replica,
      availabilityZone: textAt(attributes, 'availability_zone'),
    }
  },
})
