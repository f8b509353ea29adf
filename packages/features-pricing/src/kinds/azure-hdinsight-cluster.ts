import { azureHdinsightCluster } from '@backarch/services-topology'
import type { z } from 'zod'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, per, times, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.hdinsight'

type Settings = z.output<typeof azureHdinsightCluster.settings>
type Node = NonNullable<Settings['nodes']>[number]

function sizeKey(size: string): string {
  return size
    .toLowerCase()
    .replaceAll(' ', '_')
    .replace(/^standard_/, '')
}

function nodeLine({ role, size, count }: Node): Line {
  return fixed({
    name: `${role ?? 'Unknown'} node (${size ?? 'unknown size'})`,
    unit: 'hours',
    quantity: count === null ? null : hoursPerMonth * count,
    price:
      size === null
        ? unknownSetting('nodes.size')
        : count === null
          ? unknownSetting('nodes.count')
          : { service, product: 'node', key: sizeKey(size) },
  })
}

export const priceAzureHdinsightCluster = definePricer(
  azureHdinsightCluster,
  ({ settings: { nodes, managedDisks, diskTier }, usage }) => {
    if (nodes === null) {
      const price = unknownSetting('nodes')
      return [fixed({ name: 'Nodes', unit: 'hours', quantity: null, price })]
    }
    const lines = nodes.map(nodeLine)
    if (managedDisks === 0) return lines
    return [
      ...lines,
      fixed({
        name: 'Managed OS disks',
        unit: 'months',
        quantity: managedDisks,
        price:
          managedDisks === null
            ? unknownSetting('managedDisks')
            : diskTier === null
              ? unknownSetting('diskTier')
              : { service, product: 'os-disk', key: diskTier.toLowerCase() },
      }),
      used({
        name: 'Disk operations',
        unit: '100K operations',
        quantity:
          managedDisks === null
            ? undefined
            : times(per(usage.monthly_os_disk_operations, 100_000), managedDisks),
        price: { service, product: 'disk-operations', key: 'operations' },
      }),
    ]
  },
)
