import { awsDynamodbTable } from '@backarch/services-topology'

import { blockAt, blocksAt, choiceAt, countAt, flagAt, textAt } from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'

/** The bounds between which a table's own capacity scales. */
function autoscaling(context: MappingContext, dimension: string) {
  for (const resource of context.project.referrers(context.address)) {
    if (resource.type !== 'aws_appautoscaling_target') continue
    const target = context.attributesOf(resource.address)
    if (textAt(target, 'scalable_dimension') !== dimension) continue
    return { min: countAt(target, 'min_capacity'), max: countAt(target, 'max_capacity') }
  }
  return null
}

/** Other regions, from the table's blocks and from replicas written as resources of their own. */
function replicaRegions(context: MappingContext): string[] | null {
  const attributes = context.attributesOf(context.address)
  const regions = blocksAt(attributes, 'replica')?.map((block) => textAt(block, 'region_name'))
  const separate = context.project
    .referrers(context.address)
    .filter((resource) => resource.type === 'aws_dynamodb_table_replica')
    .map((resource) => resource.region())
  const all = [...(regions ?? [null]), ...separate]
  const known = all.filter((region) => region !== null)
  return known.length === all.length ? known : null
}

export const awsDynamodbTableMapping = defineNode({
  types: ['aws_dynamodb_table'],
  kind: awsDynamodbTable,
  named: ['name'],
  settings: (attributes, context) => ({
    billingMode: choiceAt(
      attributes,
      'billing_mode',
      ['PROVISIONED', 'PAY_PER_REQUEST'],
      'PROVISIONED',
    ),
    readCapacity: countAt(attributes, 'read_capacity'),
    writeCapacity: countAt(attributes, 'write_capacity'),
    readAutoscaling: autoscaling(context, 'dynamodb:table:ReadCapacityUnits'),
    writeAutoscaling: autoscaling(context, 'dynamodb:table:WriteCapacityUnits'),
    tableClass: choiceAt(
      attributes,
      'table_class',
      ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'],
      'STANDARD',
    ),
    replicaRegions: replicaRegions(context),
    pointInTimeRecovery: flagAt(blockAt(attributes, 'point_in_time_recovery'), 'enabled', false),
    streams: flagAt(attributes, 'stream_enabled', false),
    globalSecondaryIndexes:
      blocksAt(attributes, 'global_secondary_index')?.map((index) => ({
        name: textAt(index, 'name'),
        readCapacity: countAt(index, 'read_capacity'),
        writeCapacity: countAt(index, 'write_capacity'),
      })) ?? null,
  }),
})
