import { awsOpensearchDomain } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  choiceAt,
  countAt,
  flagAt,
  hasBlock,
  numberAt,
  textAt,
} from '../mapping/attributes.ts'
import { defineNode, type NodeMapping } from '../mapping/mapping.ts'

/** Nodes of a purpose of their own: none unless switched on. */
function group(cluster: Attributes, enabled: string, count: string, byDefault: number | null) {
  const on = flagAt(cluster, enabled, false)
  return on === null ? null : on ? countAt(cluster, count, byDefault) : 0
}

function domain(type: string, instanceSuffix: string): NodeMapping {
  return defineNode({
    types: [type],
    kind: awsOpensearchDomain,
    named: ['domain_name'],
    settings: (attributes) => {
      const cluster = blockAt(attributes, 'cluster_config')
      const disk = blockAt(attributes, 'ebs_options')
      return {
        instanceType: textAt(cluster, 'instance_type', `m4.large.${instanceSuffix}`),
        instanceCount: countAt(cluster, 'instance_count', 1),
        dedicatedMasterType: textAt(cluster, 'dedicated_master_type'),
        dedicatedMasterCount: group(
          cluster,
          'dedicated_master_enabled',
          'dedicated_master_count',
          3,
        ),
        warmType: textAt(cluster, 'warm_type'),
        warmCount: group(cluster, 'warm_enabled', 'warm_count', null),
        ebs: hasBlock(attributes, 'ebs_options') && flagAt(disk, 'ebs_enabled', true),
        volumeType: choiceAt(disk, 'volume_type', ['standard', 'gp2', 'gp3', 'io1'], 'gp2'),
        volumeSizeGb: numberAt(disk, 'volume_size'),
        iops: numberAt(disk, 'iops', 0),
        throughput: numberAt(disk, 'throughput', 0),
      }
    },
  })
}

export const awsOpensearchDomainMappings: readonly NodeMapping[] = [
  domain('aws_opensearch_domain', 'search'),
  domain('aws_elasticsearch_domain', 'elasticsearch'),
]
