import { awsRdsClusterInstance } from '@backarch/services-topology'

import {
  type Attributes,
  choiceAt,
  countAt,
  flagAt,
  noAttributes,
  referencesAt,
  textAt,
} from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'

function clusterOf(attributes: Attributes, context: MappingContext): Attributes {
  const reference = referencesAt(attributes, 'cluster_identifier').find(
    ({ address }) => context.project.find(address)?.type === 'aws_rds_cluster',
  )
  return reference === undefined ? noAttributes : context.attributesOf(reference.address)
}

export const awsRdsClusterInstanceMapping = defineNode({
  types: ['aws_rds_cluster_instance'],
  kind: awsRdsClusterInstance,
  named: ['identifier', 'identifier_prefix'],
  links: {
    cluster_identifier: { direction: 'to', mode: 'data', protocol: null },
    // Copied from the cluster, not calls to it.
    engine: { direction: 'none' },
    engine_version: { direction: 'none' },
  },
  settings: (attributes, context) => {
    const cluster = clusterOf(attributes, context)
    return {
      engine: textAt(attributes, 'engine', textAt(cluster, 'engine', 'aurora')),
      engineVersion: textAt(attributes, 'engine_version', textAt(cluster, 'engine_version')),
      instanceClass: textAt(attributes, 'instance_class'),
      storageType: choiceAt(
        cluster,
        'storage_type',
        ['aurora', 'aurora-iopt1', 'io1', 'io2', 'gp3'],
        'aurora',
      ),
      performanceInsights: flagAt(attributes, 'performance_insights_enabled', false),
      performanceInsightsRetentionDays: countAt(
        attributes,
        'performance_insights_retention_period',
        7,
      ),
      extendedSupport:
        textAt(cluster, 'engine_lifecycle_support') !== 'open-source-rds-extended-support-disabled',
      availabilityZone: textAt(attributes, 'availability_zone'),
    }
  },
})
