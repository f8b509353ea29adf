import { awsRdsInstance } from '@backarch/services-topology'
import type { z } from 'zod'

import { databaseExtraLines } from '../database-extra-lines.ts'
import {
  above,
  fixed,
  per,
  unknownSetting,
  used,
  type Line,
  type NoPrice,
  type PriceReference,
} from '../line.ts'
import { definePricer, type Buying } from '../pricer.ts'
import {
  isReserved,
  paidHours,
  reservedPrice,
  reservedUnder,
  upfrontNote,
} from '../reserved-term.ts'

type Settings = z.output<typeof awsRdsInstance.settings>
type Usage = z.output<typeof awsRdsInstance.usage>

const service = 'aws.rds'

const storageNames = {
  standard: 'magnetic',
  gp2: 'general purpose SSD, gp2',
  gp3: 'general purpose SSD, gp3',
  io1: 'provisioned IOPS SSD, io1',
  io2: 'provisioned IOPS SSD, io2',
} as const

/** The least that is sold with provisioned IOPS. */
const leastProvisioned = { storageGb: 100, iops: 1000 }

/** The engine as the catalog names it: editions of one price share a name, a licence of one's own has another. */
function pricedEngine({ engine, licenseModel }: Settings): string | null {
  if (engine === null) return null
  if (engine === 'aurora') return 'aurora-mysql'
  const edition = engine.replace(/-cdb$/, '')
  if (!edition.startsWith('oracle-') && !edition.startsWith('sqlserver-')) return edition
  if (licenseModel === null) return null
  const alwaysOwnLicence = edition === 'oracle-ee' || edition === 'oracle-se'
  const own = alwaysOwnLicence || licenseModel === 'bring-your-own-license'
  return own ? `${edition}-byol` : edition
}

function byDeployment(
  { multiAz }: Settings,
  product: string,
  key: string,
): PriceReference | NoPrice {
  if (multiAz === null) return unknownSetting('multiAz')
  return { service, product: `${product}-${multiAz ? 'multi-az' : 'single-az'}`, key }
}

function instanceLine(settings: Settings, told: Usage, { hours, commitment }: Buying): Line {
  const { engine, instanceClass, multiAz } = settings
  const usage = reservedUnder(told, commitment)
  const priced = pricedEngine(settings)
  const reserved = isReserved(usage)
  const option = reserved ? 'reserved' : 'on-demand'
  const deployment = multiAz === true ? 'Multi-AZ' : 'Single-AZ'

  function price() {
    if (instanceClass === null) return unknownSetting('instanceClass')
    if (engine === null) return unknownSetting('engine')
    if (priced === null) return unknownSetting('licenseModel')
    const key = `${priced} ${instanceClass}`
    if (!reserved) return byDeployment(settings, 'instance', key)
    if (multiAz === null) return unknownSetting('multiAz')
    return reservedPrice(service, `reserved-${multiAz ? 'multi-az' : 'single-az'}`, key, usage)
  }

  return fixed({
    name: `Database instance (${option}, ${deployment}, ${instanceClass ?? 'unknown class'})`,
    unit: 'hours',
    quantity: paidHours(usage, hours),
    price: price(),
    committed: usage !== told,
    ...upfrontNote(usage),
  })
}

function isProvisioned({ storageType }: Settings): boolean {
  return storageType === 'io1' || storageType === 'io2'
}

/** GB that are billed. */
function storageSize(settings: Settings): number | null {
  const { allocatedStorageGb: given } = settings
  if (given === null || !isProvisioned(settings)) return given
  return Math.max(given, leastProvisioned.storageGb)
}

/** gp3 on a larger volume is striped, and then includes four times as much. SQL Server is never striped. */
function gp3Baseline({ engine }: Settings, sizeGb: number) {
  const stripedFrom = engine?.startsWith('sqlserver-')
    ? Infinity
    : engine?.startsWith('oracle-')
      ? 200
      : 400
  return sizeGb >= stripedFrom ? { iops: 12_000, throughput: 500 } : { iops: 3000, throughput: 125 }
}

function gp3Lines(settings: Settings, sizeGb: number): Line[] {
  const lines: Line[] = []
  const baseline = gp3Baseline(settings, sizeGb)
  const iops = above(settings.iops, baseline.iops)
  if (iops !== 0) {
    lines.push(
      fixed({
        name: `Provisioned GP3 IOPS (above ${baseline.iops.toLocaleString('en-US')})`,
        unit: 'IOPS',
        quantity: iops,
        price: iops === null ? unknownSetting('iops') : byDeployment(settings, 'iops', 'gp3'),
      }),
    )
  }
  const throughput = above(settings.storageThroughput, baseline.throughput)
  if (throughput !== 0) {
    lines.push(
      fixed({
        name: `Provisioned GP3 throughput (above ${baseline.throughput})`,
        unit: 'MBps',
        quantity: throughput,
        price:
          throughput === null
            ? unknownSetting('storageThroughput')
            : byDeployment(settings, 'throughput', 'gp3'),
      }),
    )
  }
  return lines
}

function performanceLines(settings: Settings, sizeGb: number | null): Line[] {
  const { storageType } = settings
  if (isProvisioned(settings) && storageType !== null) {
    return [
      fixed({
        name: 'Provisioned IOPS',
        unit: 'IOPS',
        quantity: settings.iops === null ? null : Math.max(settings.iops, leastProvisioned.iops),
        price:
          settings.iops === null
            ? unknownSetting('iops')
            : byDeployment(settings, 'iops', storageType),
      }),
    ]
  }
  return storageType === 'gp3' && sizeGb !== null ? gp3Lines(settings, sizeGb) : []
}

function storageLines(settings: Settings, usage: Usage): Line[] {
  const { storageType } = settings
  if (storageType === null) {
    const price = unknownSetting('storageType')
    return [fixed({ name: 'Storage', unit: 'GB', quantity: null, price })]
  }
  const sizeGb = storageSize(settings)
  const lines = [
    fixed({
      name: `Storage (${storageNames[storageType]})`,
      unit: 'GB',
      quantity: sizeGb,
      price:
        sizeGb === null
          ? unknownSetting('allocatedStorageGb')
          : byDeployment(settings, 'storage', storageType),
    }),
    ...performanceLines(settings, sizeGb),
  ]
  if (storageType === 'standard') {
    lines.push(
      used({
        name: 'I/O requests',
        unit: '1M requests',
        quantity: per(usage.monthly_standard_io_requests, 1e6),
        price: { service, product: 'io-requests', key: 'standard' },
      }),
    )
  }
  return lines
}

function backupLines(settings: Settings, usage: Usage): Line[] {
  const amount = usage.additional_backup_storage_gb
  if (amount === undefined && settings.backupRetentionDays === 0) return []
  return [
    used({
      name: 'Additional backup storage',
      unit: 'GB',
      quantity: amount,
      price: {
        service,
        product: 'backup',
        key: settings.engine?.startsWith('aurora') === true ? 'aurora' : 'rds',
      },
    }),
  ]
}

export const priceAwsRdsInstance = definePricer(
  awsRdsInstance,
  ({ settings, usage, ...buying }) => [
    instanceLine(settings, usage, buying),
    ...storageLines(settings, usage),
    ...backupLines(settings, usage),
    ...databaseExtraLines(service, settings, usage),
  ],
)
