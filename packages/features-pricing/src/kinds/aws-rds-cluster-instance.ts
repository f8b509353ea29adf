import { awsRdsClusterInstance } from '@backarch/services-topology'
import type { z } from 'zod'

import { databaseExtraLines } from '../database-extra-lines.ts'
import { fixed, times, unknownSetting, used, type Line } from '../line.ts'
import { definePricer, type Buying } from '../pricer.ts'
import {
  isReserved,
  paidHours,
  reservedPrice,
  reservedUnder,
  upfrontNote,
} from '../reserved-term.ts'

type Settings = z.output<typeof awsRdsClusterInstance.settings>
type Usage = z.output<typeof awsRdsClusterInstance.usage>

const service = 'aws.aurora'

/** Without charges for I/O, hours cost more: rates of their own. */
function isIoOptimized({ storageType }: Settings): boolean {
  return storageType === 'aurora-iopt1'
}

function instancePrice(settings: Settings, usage: Usage): Line['price'] {
  const { engine, instanceClass, storageType } = settings
  if (instanceClass === null) return unknownSetting('instanceClass')
  if (engine === null) return unknownSetting('engine')
  if (storageType === null) return unknownSetting('storageType')
  const owner = engine.startsWith('aurora') ? service : 'aws.rds-cluster'
  if (isReserved(usage)) {
    const product = isIoOptimized(settings) ? 'reserved-io-optimized' : 'reserved'
    return reservedPrice(owner, product, instanceClass, usage)
  }
  const product = isIoOptimized(settings) ? 'instance-io-optimized' : 'instance'
  return { service: owner, product, key: instanceClass }
}

function runningLine(settings: Settings, told: Usage, { hours, commitment }: Buying): Line {
  const optimized = isIoOptimized(settings)
  if (settings.instanceClass === 'db.serverless') {
    return used({
      name: optimized ? 'Aurora serverless v2 (I/O-optimized)' : 'Aurora serverless v2',
      unit: 'ACU-hours',
      quantity: times(told.capacity_units_per_hr, hours),
      price: { service, product: 'serverless', key: optimized ? 'v2 I/O-optimized' : 'v2' },
    })
  }
  const usage = reservedUnder(told, commitment)
  const details = [
    isReserved(usage) ? 'reserved' : 'on-demand',
    settings.instanceClass ?? 'unknown class',
    ...(optimized ? ['I/O-optimized'] : []),
  ]
  return fixed({
    name: `Database instance (${details.join(', ')})`,
    unit: 'hours',
    quantity: paidHours(usage, hours),
    price: instancePrice(settings, usage),
    committed: usage !== told,
    ...upfrontNote(usage),
  })
}

export const priceAwsRdsClusterInstance = definePricer(
  awsRdsClusterInstance,
  ({ settings, usage, ...buying }) => [
    runningLine(settings, usage, buying),
    ...databaseExtraLines(service, settings, usage),
  ],
)
