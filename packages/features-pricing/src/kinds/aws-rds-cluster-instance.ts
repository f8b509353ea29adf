import { awsRdsClusterInstance } from '@backarch/services-topology'
import type { z } from 'zod'

import { databaseExtraLines } from '../database-extra-lines.ts'
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

type Settings = z.output<typeof awsRdsClusterInstance.settings>
type Usage = z.output<typeof awsRdsClusterInstance.usage>

const service = 'aws.aurora'

/** Without charges for I/O, hours cost more: rates of their own. */
function isIoOptimized({ storageType }: Settings): boolean {
  return storageType === 'aurora-iopt1'
}

function instancePrice(settings: Settings, reserved: boolean): PriceReference | NoPrice {
  const { engine, instanceClass, storageType } = settings
  if (instanceClass === null) return unknownSetting('instanceClass')
  if (engine === null) return unknownSetting('engine')
  if (storageType === null) return unknownSetting('storageType')
  if (reserved) return { missing: 'no price: the catalog has no reserved prices' }
  const product = isIoOptimized(settings) ? 'instance-io-optimized' : 'instance'
  const aurora = engine.startsWith('aurora')
  return { service: aurora ? service : 'aws.rds-cluster', product, key: instanceClass }
}

function runningLine(settings: Settings, usage: Usage): Line {
  const optimized = isIoOptimized(settings)
  if (settings.instanceClass === 'db.serverless') {
    return used({
      name: optimized ? 'Aurora serverless v2 (I/O-optimized)' : 'Aurora serverless v2',
      unit: 'ACU-hours',
      quantity: times(usage.capacity_units_per_hr, hoursPerMonth),
      price: { service, product: 'serverless', key: optimized ? 'v2 I/O-optimized' : 'v2' },
    })
  }
  const reserved =
    usage.reserved_instance_term !== undefined ||
    usage.reserved_instance_payment_option !== undefined
  const details = [
    reserved ? 'reserved' : 'on-demand',
    settings.instanceClass ?? 'unknown class',
    ...(optimized ? ['I/O-optimized'] : []),
  ]
  return fixed({
    name: `Database instance (${details.join(', ')})`,
    unit: 'hours',
    quantity: hoursPerMonth,
    price: instancePrice(settings, reserved),
  })
}

export const priceAwsRdsClusterInstance = definePricer(
  awsRdsClusterInstance,
  ({ settings, usage }) => [
    runningLine(settings, usage),
    ...databaseExtraLines(service, settings, usage),
  ],
)
