import { awsElasticache } from '@backarch/services-topology'
import type { z } from 'zod'

import { hoursPerMonth } from '../hours-per-month.ts'
import {
  fixed,
  times,
  unknownSetting,
  used,
  type Line,
  type NoPrice,
  type PriceReference,
} from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof awsElasticache.settings>

const service = 'aws.elasticache'

function nodePrice({ engine, nodeType }: Settings, reserved: boolean): PriceReference | NoPrice {
  if (nodeType === null) return unknownSetting('nodeType')
  if (engine === null) return unknownSetting('engine')
  if (reserved) return { missing: 'no price: the catalog has no reserved prices' }
  return { service, product: `on-demand-${engine}`, key: nodeType }
}

export const priceAwsElasticache = definePricer(awsElasticache, ({ settings, usage }) => {
  const { engine, nodeType, nodeCount, snapshotRetentionDays } = settings
  const reserved =
    usage.reserved_instance_term !== undefined ||
    usage.reserved_instance_payment_option !== undefined
  const option = reserved ? 'reserved' : 'on-demand'
  const lines: Line[] = [
    fixed({
      name: `ElastiCache (${option}, ${nodeType ?? 'unknown type'})`,
      unit: 'hours',
      quantity: nodeCount === null ? null : hoursPerMonth * nodeCount,
      price: nodePrice(settings, reserved),
      ...(nodeCount === null && { note: 'the setting nodeCount is not known' }),
    }),
  ]
  // One snapshot is free; Memcached has none.
  const paidSnapshots =
    snapshotRetentionDays === null ? null : Math.max(0, snapshotRetentionDays - 1)
  if (engine !== null && engine !== 'memcached' && paidSnapshots !== 0) {
    lines.push(
      used({
        name: 'Backup storage',
        unit: 'GB',
        quantity:
          paidSnapshots === null ? undefined : times(usage.snapshot_storage_size_gb, paidSnapshots),
        price:
          paidSnapshots === null
            ? unknownSetting('snapshotRetentionDays')
            : { service, product: 'backup', key: engine },
      }),
    )
  }
  return lines
})
