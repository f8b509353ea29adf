import { googleCloudSql } from '@backarch/services-topology'
import type { z } from 'zod'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, used, type Line, type NoPrice } from '../line.ts'
import { definePricer, type Buying } from '../pricer.ts'

type Settings = z.output<typeof googleCloudSql.settings>

const service = 'google.cloud-sql'

/** MB for a processor of the tiers that only say how many processors they have. */
const memoryOfProcessor = { standard: 3840, highmem: 6656 } as const
const lightweightMemory = 3840

interface Size {
  readonly vcpus: number
  readonly memoryGb: number
}

/** Processors and memory of a tier that is billed by them; null for one that has a price of its own. */
function sizeOf(tier: string): Size | null {
  const [, customCpus, customMemory] = /^db-custom-(\d+)-(\d+)$/.exec(tier) ?? []
  if (customCpus !== undefined && customMemory !== undefined)
    return { vcpus: Number(customCpus), memoryGb: Number(customMemory) / 1024 }
  const [, family, cpus] = /^db-(lightweight|standard|highmem)-(\d+)$/.exec(tier) ?? []
  if (cpus === undefined) return null
  const vcpus = Number(cpus)
  const memoryMb =
    family === 'lightweight'
      ? lightweightMemory
      : vcpus * memoryOfProcessor[family === 'highmem' ? 'highmem' : 'standard']
  return { vcpus, memoryGb: memoryMb / 1024 }
}

/** Why the catalog cannot say what its machine costs. */
function noPrice({ tier, availability, edition }: Settings): NoPrice | null {
  if (tier === null) return unknownSetting('tier')
  if (availability === null) return unknownSetting('availability')
  if (edition === null) return unknownSetting('edition')
  return edition === 'ENTERPRISE_PLUS'
    ? { missing: 'no price: the catalog has no prices of the Enterprise Plus edition' }
    : null
}

const committedUse = { missing: 'no price: the catalog has no committed use of Cloud SQL' }

function machineLines(settings: Settings, { hours, commitment }: Buying): Line[] {
  const { tier, availability, databaseVersion } = settings
  const where = availability === 'REGIONAL' ? 'regional' : 'zonal'
  const missing = noPrice(settings)
  const size = tier === null ? null : sizeOf(tier)
  if (size === null) {
    return [
      fixed({
        name: `SQL instance (${tier ?? 'unknown tier'}, ${where})`,
        unit: 'hours',
        quantity: hours,
        price: missing ?? { service, product: `instance-${where}`, key: tier ?? '' },
      }),
    ]
  }
  const { vcpus, memoryGb } = size
  // Of processors and their memory; a tier that has a price of its own shares a processor.
  const committed = commitment === 'reserved-1-year' || commitment === 'reserved-3-years'
  const unsold = committed ? committedUse : null
  const note = databaseVersion?.startsWith('SQLSERVER')
    ? { note: 'without the licence of SQL Server' }
    : {}
  return [
    fixed({
      name: `vCPUs (${vcpus}, ${where})`,
      unit: 'hours',
      quantity: vcpus * hours,
      price: missing ?? unsold ?? { service, product: `vcpu-${where}`, key: 'vcpu' },
      committed,
      ...note,
    }),
    fixed({
      name: `Memory (${memoryGb} GB, ${where})`,
      unit: 'GB',
      quantity: (memoryGb * hours) / hoursPerMonth,
      price: missing ?? unsold ?? { service, product: `memory-${where}`, key: 'memory' },
      committed,
    }),
  ]
}

function storageLine({ availability, diskType, diskSizeGb }: Settings): Line {
  const where = availability === 'REGIONAL' ? 'regional' : 'zonal'
  const label = diskType === 'PD_HDD' ? 'HDD' : 'SSD'

  function price() {
    if (availability === null) return unknownSetting('availability')
    if (diskType === null) return unknownSetting('diskType')
    if (diskSizeGb === null) return unknownSetting('diskSizeGb')
    return { service, product: `storage-${where}`, key: diskType }
  }

  return fixed({
    name: `Storage (${label}, ${where})`,
    unit: 'GB',
    quantity: diskSizeGb,
    price: price(),
  })
}

function addressLines({ publicAddress }: Settings): Line[] {
  if (publicAddress === false) return []
  return [
    fixed({
      name: 'IP address (if unused)',
      unit: 'hours',
      quantity: hoursPerMonth,
      price:
        publicAddress === null
          ? unknownSetting('publicAddress')
          : { service, product: 'ip-address', key: 'unused' },
    }),
  ]
}

/** A replica is as large, and stands in one zone. */
function replicaLines(settings: Settings, buying: Buying): Line[] {
  if (settings.replica === false) return []
  if (settings.replica === null) {
    const price = unknownSetting('replica')
    return [fixed({ name: 'Replica', unit: 'hours', quantity: null, price })]
  }
  const replica: Settings = { ...settings, availability: 'ZONAL' }
  return [...machineLines(replica, buying), storageLine(replica)].map((line) => ({
    ...line,
    name: `Replica > ${line.name}`,
  }))
}

export const priceGoogleCloudSql = definePricer(
  googleCloudSql,
  ({ settings, usage, ...buying }) => [
    ...machineLines(settings, buying),
    storageLine(settings),
    used({
      name: 'Backups',
      unit: 'GB',
      quantity: usage.backup_storage_gb,
      price: { service, product: 'backups', key: 'backups' },
    }),
    ...addressLines(settings),
    ...replicaLines(settings, buying),
  ],
)
