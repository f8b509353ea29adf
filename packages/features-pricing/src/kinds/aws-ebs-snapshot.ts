import { awsEbsSnapshot } from '@backarch/services-topology'

import { per, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.ebs'

/** Storage is that of the whole volume: how little of it changed between two snapshots is not known. */
export const priceAwsEbsSnapshot = definePricer(awsEbsSnapshot, ({ settings, usage }) => {
  const { volumeSizeGb, copy } = settings
  const storage = used({
    name: 'EBS snapshot storage',
    unit: 'GB',
    quantity: volumeSizeGb ?? undefined,
    price: { service, product: 'snapshot-storage', key: 'standard' },
    ...(volumeSizeGb === null && { note: 'the size of its volume is not known' }),
  })
  if (copy === true) return [storage]
  const requests = [
    [
      'ListChangedBlocks & ListSnapshotBlocks API requests',
      '1k requests',
      'list',
      usage.monthly_list_block_requests,
    ],
    [
      'GetSnapshotBlock API requests',
      '1k SnapshotAPIUnits',
      'get',
      usage.monthly_get_block_requests,
    ],
    [
      'PutSnapshotBlock API requests',
      '1k SnapshotAPIUnits',
      'put',
      usage.monthly_put_block_requests,
    ],
  ] as const
  return [
    storage,
    used({
      name: 'Fast snapshot restore',
      unit: 'DSU-hours',
      quantity: usage.fast_snapshot_restore_hours,
      price: { service, product: 'fast-snapshot-restore', key: 'restore' },
    }),
    ...requests.map(([name, unit, key, count]) =>
      used({
        name,
        unit,
        quantity: per(count, 1000),
        price: { service, product: 'snapshot-requests', key },
      }),
    ),
  ]
})
