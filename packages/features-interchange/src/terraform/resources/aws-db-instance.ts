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

export const awsDbInstance = defineNode({
  types: ['aws_db_instance'],
  kind: awsRdsInstance,
  named: ['identifier', 'db_name', 'name'],
  links: { replicate_source_db: { direction: 'from', mode: 'data' } },
  settings: (attributes, context) => {
    const replica = attributes.read('replicate_source_db') !== undefined
    const source = sourceOf(attributes, context)
    const iops = numberAt(attributes, 'iops')
    const storageTypes = ['standard', 'gp2', 'gp3', 'io1', 'io2'] as const
    return {
      engine: textAt(attributes, 'engine', textAt(source, 'engine')),
      engineVersion: textAt(attributes, 'engine_version', textAt(source, 'engine_version')),
      instanceClass: textAt(attributes, 'instance_class'),
      multiAz: flagAt(attributes, 'multi_az', false),
      // Terraform's default is io1 when IOPS are provisioned and gp2 when they are not.
      storageType: choiceAt(
        attributes,
        'storage_type',
        storageTypes,
        iops === null ? choiceAt(source, 'storage_type', storageTypes, 'gp2') : 'io1',
      ),
      allocatedStorageGb: numberAt(
        attributes,
        'allocated_storage',
        numberAt(source, 'allocated_storage'),
      ),
      maxAllocatedStorageGb: numberAt(attributes, 'max_allocated_storage'),
      iops,
      storageThroughput: numberAt(attributes, 'storage_throughput'),
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
