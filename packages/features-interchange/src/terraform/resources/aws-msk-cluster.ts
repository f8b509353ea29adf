import { awsMskCluster } from '@backarch/services-topology'

import { type Attributes, blockAt, countAt, numberAt, textAt } from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'

/** What lets the disks of the brokers grow. */
function scaling(context: MappingContext): Attributes | undefined {
  const target = context.project
    .referrers(context.address)
    .find(({ type }) => type === 'aws_appautoscaling_target')
  return target === undefined ? undefined : context.attributesOf(target.address)
}

export const awsMskClusterMapping = defineNode({
  types: ['aws_msk_cluster'],
  kind: awsMskCluster,
  named: ['cluster_name'],
  settings: (attributes, context) => {
    const brokers = blockAt(attributes, 'broker_node_group_info')
    const disk = blockAt(blockAt(brokers, 'storage_info'), 'ebs_storage_info')
    const target = scaling(context)
    return {
      instanceType: textAt(brokers, 'instance_type'),
      brokerCount: countAt(attributes, 'number_of_broker_nodes'),
      volumeSizeGb:
        target === undefined
          ? numberAt(disk, 'volume_size', numberAt(brokers, 'ebs_volume_size', 1000))
          : numberAt(target, 'min_capacity'),
      storageAutoscaling: target !== undefined,
    }
  },
})
