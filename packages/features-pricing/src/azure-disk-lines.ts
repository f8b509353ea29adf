import type { azureVirtualMachine } from '@backarch/services-topology'
import type { z } from 'zod'

import { fixed, per, times, unknownSetting, used, type Line } from './line.ts'

const service = 'azure.managed-disks'

type MachineDisk = z.output<typeof azureVirtualMachine.settings>['osDisk']
/** A disk of its own is always billed. */
type AzureDisk = Omit<MachineDisk, 'unbilled'> & Partial<Pick<MachineDisk, 'unbilled'>>
type StorageType = NonNullable<AzureDisk['storageType']>

/** Disks are sold in these sizes, as GB and number; one is billed as the next larger. */
const sizes = [
  [4, 1],
  [8, 2],
  [16, 3],
  [32, 4],
  [64, 6],
  [128, 10],
  [256, 15],
  [512, 20],
  [1024, 30],
  [2048, 40],
  [4096, 50],
  [8192, 60],
  [16_384, 70],
  [32_767, 80],
] as const
const smallestHdd = 32

const letters = { Standard: 'S', StandardSSD: 'E', Premium: 'P' } as const

/** From 1 TB on, ultra disks are sold by the TB. */
const ultraSizes = [4, 8, 16, 32, 64, 128, 256, 512]

interface Disks {
  /** How many of them, all the same; null when not known. */
  readonly count: number | null
  /** Operations a month of each. */
  readonly operations?: number | undefined
  /** Set for disks of which operations are not listed. */
  readonly withoutOperations?: true
  /** In front of every name. */
  readonly group?: string
}

function countNote(count: number | null): { note?: string } {
  return count === null ? { note: 'the number of machines is not known' } : {}
}

/** What a disk of this type and size is called, e.g. `E30`; null when there is none so large. */
function productOf(family: keyof typeof letters, sizeGb: number): string | null {
  const least = family === 'Standard' ? Math.max(sizeGb, smallestHdd) : sizeGb
  const size = sizes.find(([gb]) => least <= gb)
  return size === undefined ? null : `${letters[family]}${size[1]}`
}

function splitType(type: Exclude<StorageType, 'PremiumV2_LRS' | 'UltraSSD_LRS'>) {
  switch (type) {
    case 'Standard_LRS':
      return { family: 'Standard', redundancy: 'LRS' } as const
    case 'StandardSSD_LRS':
      return { family: 'StandardSSD', redundancy: 'LRS' } as const
    case 'StandardSSD_ZRS':
      return { family: 'StandardSSD', redundancy: 'ZRS' } as const
    case 'Premium_LRS':
      return { family: 'Premium', redundancy: 'LRS' } as const
    case 'Premium_ZRS':
      return { family: 'Premium', redundancy: 'ZRS' } as const
  }
}

function ultraLines({ sizeGb, iops, throughput }: AzureDisk, { count, group }: Disks): Line[] {
  const prefix = group === undefined ? '' : `${group} > `
  const sold =
    sizeGb === null
      ? null
      : (ultraSizes.find((size) => sizeGb <= size) ?? Math.ceil(sizeGb / 1024) * 1024)
  const line = (
    name: string,
    unit: string,
    amount: number | null,
    setting: string,
    key: string,
  ): Line =>
    fixed({
      name: `${prefix}${name}`,
      unit,
      quantity: amount === null || count === null ? null : amount * count,
      price: amount === null ? unknownSetting(setting) : { service, product: 'ultra', key },
      ...countNote(count),
    })
  return [
    line(`Storage (ultra, ${sold ?? 'unknown'} GiB)`, 'GiB', sold, 'sizeGb', 'storage'),
    line('Provisioned IOPS', 'IOPS', iops, 'iops', 'iops'),
    line('Throughput', 'MB/s', throughput, 'throughput', 'throughput'),
  ]
}

/** What a number of equal managed disks cost. */
export function azureDiskLines(disk: AzureDisk, disks: Disks): Line[] {
  const { storageType, sizeGb, unbilled = false } = disk
  if (unbilled === true) return []
  const { count, operations, withoutOperations, group } = disks
  const prefix = group === undefined ? '' : `${group} > `
  const storage = (label: string, price: Line['price']): Line =>
    fixed({
      name: `${prefix}Storage${label}`,
      unit: 'months',
      quantity: count,
      price,
      ...countNote(count),
    })
  if (unbilled === null) return [storage('', unknownSetting('unbilled'))]
  if (storageType === null) return [storage('', unknownSetting('storageType'))]
  if (storageType === 'UltraSSD_LRS') return ultraLines(disk, disks)
  if (storageType === 'PremiumV2_LRS') {
    return [
      storage(' (Premium SSD v2)', { missing: 'no price: the catalog has no Premium SSD v2' }),
    ]
  }
  const { family, redundancy } = splitType(storageType)
  const product = sizeGb === null ? null : productOf(family, sizeGb)
  const tooLarge = { missing: `no price: there is no disk of ${sizeGb} GB` }
  const lines = [
    product === null
      ? storage('', sizeGb === null ? unknownSetting('sizeGb') : tooLarge)
      : storage(` (${product}, ${redundancy})`, {
          service,
          product: 'storage',
          key: `${product} ${redundancy}`,
        }),
  ]
  if (family === 'Premium' || withoutOperations) return lines
  lines.push(
    used({
      name: `${prefix}Disk operations`,
      unit: '10k operations',
      quantity: count === null ? undefined : times(per(operations, 10_000), count),
      price: {
        service,
        product: 'operations',
        key: family === 'Standard' ? 'standard-hdd' : 'standard-ssd',
      },
    }),
  )
  return lines
}
