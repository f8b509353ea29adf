import { azureHdinsightCluster } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  choiceAt,
  countAt,
  hasBlock,
  textAt,
} from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

type Role = 'Head' | 'Worker' | 'Region' | 'Zookeeper' | 'Edge'

/** Every cluster has two head nodes and three of Zookeeper. */
const heads = 2
const zookeepers = 3

function nodesOf(roles: Attributes, worker: Role) {
  const node = (block: string, role: Role, fixedCount?: number) => {
    if (!hasBlock(roles, block)) return []
    const attributes = blockAt(roles, block)
    const count = fixedCount ?? countAt(attributes, 'target_instance_count')
    return [{ role, size: textAt(attributes, 'vm_size'), count }]
  }
  return [
    ...node('head_node', 'Head', heads),
    ...node('worker_node', worker),
    ...node('zookeeper_node', 'Zookeeper', zookeepers),
    ...node('edge_node', 'Edge'),
  ]
}

/** Only Kafka keeps its messages on disks that are paid apart. */
function managedDisks(worker: Attributes): number | null {
  const each = countAt(worker, 'number_of_disks_per_node', 0)
  const workers = countAt(worker, 'target_instance_count')
  return each === null || workers === null ? null : each * workers
}

const cluster = (name: string, worker: Role) =>
  defineNode({
    types: [`azurerm_hdinsight_${name}_cluster`],
    kind: azureHdinsightCluster,
    named: ['name'],
    settings: (attributes) => {
      const roles = blockAt(attributes, 'roles')
      const nodes = nodesOf(roles, worker)
      return {
        nodes: nodes.length === 0 ? null : nodes,
        managedDisks: name === 'kafka' ? managedDisks(blockAt(roles, 'worker_node')) : 0,
        diskTier: choiceAt(attributes, 'tier', ['Standard', 'Premium'], null),
      }
    },
  })

export const azureHdinsightClusterMapping = [
  cluster('hadoop', 'Worker'),
  cluster('hbase', 'Region'),
  cluster('interactive_query', 'Worker'),
  cluster('kafka', 'Worker'),
  cluster('spark', 'Worker'),
]
