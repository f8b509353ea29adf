import { googleRedisCluster } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'google.memorystore'

/** How the bill names a node, and the GB that it holds. */
const nodeTypes = {
  REDIS_SHARED_CORE_NANO: { label: 'shared core nano', sizeGb: 1.4 },
  REDIS_STANDARD_SMALL: { label: 'standard small', sizeGb: 6.5 },
  REDIS_HIGHMEM_MEDIUM: { label: 'highmem medium', sizeGb: 13 },
  REDIS_HIGHMEM_XLARGE: { label: 'highmem xlarge', sizeGb: 58 },
} as const

export const priceGoogleRedisCluster = definePricer(googleRedisCluster, ({ settings, usage }) => {
  const { nodeType, shardCount, replicaCount, aofPersistence } = settings
  const nodes =
    shardCount === null || replicaCount === null ? null : shardCount * (1 + replicaCount)
  const node = nodeType === null ? null : nodeTypes[nodeType]
  const unknown =
    nodes === null
      ? unknownSetting(shardCount === null ? 'shardCount' : 'replicaCount')
      : unknownSetting('nodeType')
  const known = nodes !== null && node !== null

  const lines: Line[] = [
    fixed({
      name: `Cluster node (${node?.label ?? 'unknown type'})`,
      unit: 'hours',
      quantity: nodes === null ? null : nodes * hoursPerMonth,
      price: known ? { service, product: 'cluster-node', key: node.label } : unknown,
    }),
  ]
  if (aofPersistence !== false) {
    lines.push(
      fixed({
        name: 'AOF persistence',
        unit: 'GB-hours',
        quantity: known && aofPersistence !== null ? nodes * node.sizeGb * hoursPerMonth : null,
        price:
          aofPersistence === null
            ? unknownSetting('aofPersistence')
            : known
              ? { service, product: 'cluster-aof', key: 'aof' }
              : unknown,
      }),
    )
  }
  return [
    ...lines,
    used({
      name: 'Backups',
      unit: 'GB',
      quantity: usage.backup_storage_gb,
      price: { service, product: 'cluster-backups', key: 'backups' },
    }),
  ]
})
