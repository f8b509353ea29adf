import { awsRdsCluster } from '@backarch/services-topology'
import type { z } from 'zod'

import { hoursPerMonth } from '../hours-per-month.ts'
import {
  times,
  unknownSetting,
  used,
  type Line,
  type NoPrice,
  type PriceReference,
} from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof awsRdsCluster.settings>
type Usage = z.output<typeof awsRdsCluster.usage>

const service = 'aws.aurora'
const secondsPerMonth = hoursPerMonth * 3600

/** Aurora's own prices; a cluster of plain MySQL or PostgreSQL has others, which the catalog does not hold. */
function clusterPrice(
  { engine }: Settings,
  product: string,
  key: string,
): PriceReference | NoPrice {
  if (engine === null) return unknownSetting('engine')
  return { service: engine.startsWith('aurora') ? service : 'aws.rds-cluster', product, key }
}

function ioRequests({ read_requests_per_sec: read, write_requests_per_sec: write }: Usage) {
  if (read === undefined && write === undefined) return undefined
  return (((read ?? 0) + (write ?? 0)) * secondsPerMonth) / 1e6
}

function storageLines(settings: Settings, usage: Usage): Line[] {
  const { storageType } = settings
  if (storageType === null) {
    const price = unknownSetting('storageType')
    return [used({ name: 'Storage', unit: 'GB', quantity: usage.storage_gb, price })]
  }
  if (storageType === 'aurora-iopt1') {
    return [
      used({
        name: 'Storage (I/O-optimized)',
        unit: 'GB',
        quantity: usage.storage_gb,
        price: clusterPrice(settings, 'storage', 'I/O-optimized'),
      }),
    ]
  }
  const key = storageType === 'aurora' ? 'standard' : storageType
  return [
    used({
      name: 'Storage',
      unit: 'GB',
      quantity: usage.storage_gb,
      price: clusterPrice(settings, 'storage', key),
    }),
    used({
      name: 'I/O requests',
      unit: '1M requests',
      quantity: ioRequests(usage),
      price: clusterPrice(settings, 'io-requests', key),
    }),
  ]
}

/** Change records are billed for each hour that they are kept. */
function backtrackLines(settings: Settings, usage: Usage): Line[] {
  const { backtrackWindowSeconds } = settings
  const statements = usage.average_statements_per_hr
  const records = usage.change_records_per_statement
  const asked = usage.backtrack_window_hrs
  if (backtrackWindowSeconds === 0 && asked === undefined) return []
  const hours = asked ?? (backtrackWindowSeconds === null ? null : backtrackWindowSeconds / 3600)
  const known = statements !== undefined && records !== undefined && hours !== null
  return [
    used({
      name: 'Backtrack',
      unit: '1M change-records',
      quantity: known ? (statements * records * hours * hoursPerMonth) / 1e6 : undefined,
      price: clusterPrice(settings, 'backtrack', 'backtrack'),
    }),
  ]
}

/** The cluster's share: storage, traffic and backups. Its instances are nodes of their own. */
export const priceAwsRdsCluster = definePricer(awsRdsCluster, ({ settings, usage }) => {
  const { engineMode, backupRetentionDays } = settings
  const lines: Line[] = []
  if (engineMode === 'serverless') {
    lines.push(
      used({
        name: 'Aurora serverless',
        unit: 'ACU-hours',
        quantity: times(usage.capacity_units_per_hr, hoursPerMonth),
        price: clusterPrice(settings, 'serverless', 'v1'),
      }),
    )
  }
  lines.push(...storageLines(settings, usage))
  // The first day of backups is free.
  const paidDays = backupRetentionDays === null ? null : Math.max(0, backupRetentionDays - 1)
  if (paidDays !== 0) {
    lines.push(
      used({
        name: 'Backup storage',
        unit: 'GB',
        quantity: paidDays === null ? undefined : times(usage.backup_snapshot_size_gb, paidDays),
        price:
          paidDays === null
            ? unknownSetting('backupRetentionDays')
            : clusterPrice(settings, 'backup', 'backup'),
      }),
    )
  }
  lines.push(
    ...backtrackLines(settings, usage),
    used({
      name: 'Snapshot export',
      unit: 'GB',
      quantity: usage.snapshot_export_size_gb,
      price: clusterPrice(settings, 'snapshot-export', 'export'),
    }),
  )
  return lines
})
