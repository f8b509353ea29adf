import { awsElasticache } from '@backarch/services-topology'
import type { z } from 'zod'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, times, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { isReserved, reservedPrice, reservedUnder, upfrontNote } from '../reserved-term.ts'

type Settings = z.output<typeof awsElasticache.settings>
type Usage = z.output<typeof awsElasticache.usage>

const service = 'aws.elasticache'

function nodePrice({ engine, nodeType }: Settings, usage: Usage): Line['price'] {
  if (nodeType === null) return unknownSetting('nodeType')
  if (engine === null) return unknownSetting('engine')
  if (isReserved(usage)) return reservedPrice(service, `reserved-${engine}`, nodeType, usage)
  return { service, product: `on-demand-${engine}`, key: nodeType }
}

export const priceAwsElasticache = definePricer(
  awsElasticache,
  ({ settings, usage: told, commitment }) => {
    const usage = reservedUnder(told, commitment)
    const { engine, nodeType, nodeCount, snapshotRetentionDays } = settings
    const option = isReserved(usage) ? 'reserved' : 'on-demand'
    const lines: Line[] = [
      fixed({
        name: `ElastiCache (${option}, ${nodeType ?? 'unknown type'})`,
        unit: 'hours',
        quantity: nodeCount === null ? null : hoursPerMonth * nodeCount,
        price: nodePrice(settings, usage),
        committed: usage !== told,
        ...upfrontNote(usage),
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
            paidSnapshots === null
              ? undefined
              : times(usage.snapshot_storage_size_gb, paidSnapshots),
          price:
            paidSnapshots === null
              ? unknownSetting('snapshotRetentionDays')
              : { service, product: 'backup', key: engine },
        }),
      )
    }
    return lines
  },
)
