import { awsDynamodbTable } from '@backarch/services-topology'
import type { z } from 'zod'

import {
  fixed,
  unknownSetting,
  used,
  type Line,
  type NoPrice,
  type PriceReference,
} from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof awsDynamodbTable.settings>
type Usage = z.output<typeof awsDynamodbTable.usage>

const service = 'aws.dynamodb'

const units = {
  write: { name: 'Write capacity unit (WCU', unit: 'WCU', setting: 'writeCapacity' },
  read: { name: 'Read capacity unit (RCU', unit: 'RCU', setting: 'readCapacity' },
} as const

/** Each table class has prices of its own. */
function classPrice(
  { tableClass }: Settings,
  product: string,
  rest: Omit<PriceReference, 'service' | 'product'>,
): PriceReference | NoPrice {
  if (tableClass === null) return unknownSetting('tableClass')
  const suffix = tableClass === 'STANDARD' ? 'standard' : 'standard-ia'
  return { service, product: `${product}-${suffix}`, ...rest }
}

function capacityLine(
  direction: 'read' | 'write',
  amount: number | null,
  suffix: string,
  settings: Settings,
): Line {
  const { name, unit, setting } = units[direction]
  return fixed({
    name: `${name}${suffix})`,
    unit,
    quantity: amount,
    price: classPrice(settings, 'capacity', { key: direction, hourlyUnit: `${unit}-hours` }),
    ...(amount === null && { note: `the setting ${setting} is not known` }),
  })
}

function provisionedLines(settings: Settings): Line[] {
  const { readAutoscaling, writeAutoscaling, readCapacity, writeCapacity } = settings
  const { globalSecondaryIndexes: indexes, replicaRegions } = settings
  const write = writeAutoscaling === null ? writeCapacity : writeAutoscaling.min
  const lines = [
    capacityLine('write', write, writeAutoscaling === null ? '' : ', autoscaling', settings),
    capacityLine(
      'read',
      readAutoscaling === null ? readCapacity : readAutoscaling.min,
      readAutoscaling === null ? '' : ', autoscaling',
      settings,
    ),
  ]
  if (indexes === null) {
    const price = unknownSetting('globalSecondaryIndexes')
    lines.push(fixed({ name: 'Capacity of indexes', unit: 'WCU', quantity: null, price }))
  }
  if (replicaRegions === null) {
    const price = unknownSetting('replicaRegions')
    lines.push(fixed({ name: 'Global table', unit: 'rWCU', quantity: null, price }))
  }
  for (const [position, index] of (indexes ?? []).entries()) {
    const suffix = `, index ${index.name ?? position + 1}`
    lines.push(
      capacityLine('write', index.writeCapacity, suffix, settings),
      capacityLine('read', index.readCapacity, suffix, settings),
    )
  }
  for (const region of replicaRegions ?? []) {
    lines.push(
      fixed({
        name: `Global table (${region}) > Replicated write capacity unit (rWCU)`,
        unit: 'rWCU',
        quantity: write,
        price: classPrice(settings, 'capacity', {
          key: 'replicated-write',
          hourlyUnit: 'rWCU-hours',
          region,
        }),
      }),
    )
  }
  return lines
}

function onDemandLines(settings: Settings, usage: Usage): Line[] {
  return [
    used({
      name: 'Write request unit (WRU)',
      unit: 'WRUs',
      quantity: usage.monthly_write_request_units,
      price: classPrice(settings, 'requests', { key: 'write' }),
    }),
    used({
      name: 'Read request unit (RRU)',
      unit: 'RRUs',
      quantity: usage.monthly_read_request_units,
      price: classPrice(settings, 'requests', { key: 'read' }),
    }),
    ...(settings.replicaRegions ?? []).map((region) =>
      used({
        name: `Global table (${region}) > Replicated write request unit (rWRU)`,
        unit: 'rWRUs',
        quantity: usage.monthly_write_request_units,
        price: classPrice(settings, 'requests', { key: 'replicated-write', region }),
      }),
    ),
  ]
}

function storageLines(settings: Settings, usage: Usage): Line[] {
  const lines = [
    used({
      name: 'Data storage',
      unit: 'GB',
      quantity: usage.storage_gb,
      price: classPrice(settings, 'storage', { key: 'storage' }),
    }),
  ]
  if (settings.pointInTimeRecovery !== false || usage.pitr_backup_storage_gb !== undefined) {
    lines.push(
      used({
        name: 'Point-In-Time Recovery (PITR) backup storage',
        unit: 'GB',
        quantity: usage.pitr_backup_storage_gb,
        price: { service, product: 'backup', key: 'point-in-time' },
      }),
    )
  }
  lines.push(
    used({
      name: 'On-demand backup storage',
      unit: 'GB',
      quantity: usage.on_demand_backup_storage_gb,
      price: { service, product: 'backup', key: 'on-demand' },
    }),
    used({
      name: 'Table data restored',
      unit: 'GB',
      quantity: usage.monthly_data_restored_gb,
      price: { service, product: 'restore', key: 'restore' },
    }),
  )
  if (settings.streams !== false || usage.monthly_streams_read_request_units !== undefined) {
    lines.push(
      used({
        name: 'Streams read request unit (sRRU)',
        unit: 'sRRUs',
        quantity: usage.monthly_streams_read_request_units,
        price: { service, product: 'streams', key: 'read' },
      }),
    )
  }
  return lines
}

export const priceAwsDynamodbTable = definePricer(awsDynamodbTable, ({ settings, usage }) => {
  const storage = storageLines(settings, usage)
  if (settings.billingMode === 'PROVISIONED') return [...provisionedLines(settings), ...storage]
  if (settings.billingMode === 'PAY_PER_REQUEST') {
    return [...onDemandLines(settings, usage), ...storage]
  }
  const price = unknownSetting('billingMode')
  return [fixed({ name: 'Capacity', unit: 'WCU', quantity: null, price }), ...storage]
})
