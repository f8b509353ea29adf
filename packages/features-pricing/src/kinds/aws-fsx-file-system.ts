import { awsFsxFileSystem } from '@backarch/services-topology'
import type { z } from 'zod'

import {
  above,
  fixed,
  unknownSetting,
  used,
  type Line,
  type NoPrice,
  type PriceReference,
} from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof awsFsxFileSystem.settings>
type Usage = z.output<typeof awsFsxFileSystem.usage>

const service = 'aws.fsx'

/** IOPS that every GB brings. */
const iopsPerGb = 3
/** What compression saves when nobody has measured it. */
const usualSavingsPercent = 50

/** A system's rates depend on the zones that it lies in. */
function priceOf(settings: Settings, part: string, key: string): PriceReference | NoPrice {
  const { system, deployment } = settings
  if (system === null) return unknownSetting('system')
  if (deployment === null) return unknownSetting('deployment')
  return { service, product: `${system}-${deployment.toLowerCase()}-${part}`, key }
}

function storageLine(settings: Settings, usage: Usage): Line {
  const { storageType, storageGb, compression } = settings
  const type = storageType ?? 'unknown'
  const savings =
    compression === true
      ? Math.min(100, usage.compression_savings_percent ?? usualSavingsPercent)
      : 0
  const unknown =
    storageType === null
      ? 'storageType'
      : storageGb === null
        ? 'storageGb'
        : compression === null
          ? 'compression'
          : null
  return fixed({
    name: `${type} storage${compression === true ? ` (LZ4 compression, ${savings}%)` : ''}`,
    unit: 'GB',
    quantity: storageGb === null || compression === null ? null : storageGb * (1 - savings / 100),
    price: unknown === null ? priceOf(settings, 'storage', type) : unknownSetting(unknown),
  })
}

export const priceAwsFsxFileSystem = definePricer(awsFsxFileSystem, ({ settings, usage }) => {
  const { throughput, iops, storageGb, system } = settings
  const lines: Line[] = [
    fixed({
      name: 'Throughput capacity',
      unit: 'MBps',
      quantity: throughput,
      price:
        throughput === null
          ? unknownSetting('throughput')
          : priceOf(settings, 'throughput', 'throughput'),
    }),
  ]
  const extraIops = storageGb === null ? null : above(iops, storageGb * iopsPerGb)
  if (iops !== 0 && extraIops !== 0) {
    lines.push(
      fixed({
        name: 'Provisioned IOPS',
        unit: 'IOPS',
        quantity: extraIops,
        price:
          extraIops === null
            ? unknownSetting(iops === null ? 'iops' : 'storageGb')
            : priceOf(settings, 'iops', 'iops'),
      }),
    )
  }
  lines.push(
    storageLine(settings, usage),
    used({
      name: 'Backup storage',
      unit: 'GB',
      quantity: usage.backup_storage_gb,
      price:
        system === null ? unknownSetting('system') : { service, product: 'backup', key: system },
    }),
  )
  return lines
})
