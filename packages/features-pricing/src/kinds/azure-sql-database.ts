import { azureSqlDatabase } from '@backarch/services-topology'
import type { z } from 'zod'

import { vcoreSize, type VcoreSize } from '../azure-vcores.ts'
import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof azureSqlDatabase.settings>
type Usage = z.output<typeof azureSqlDatabase.usage>

const service = 'azure.sql'

/** What comes with a premium size; every standard one brings 250 GB. */
const largePremium = new Set(['P11', 'P15'])
/** What Infracost takes for a database of virtual cores that names no size. */
const leastStorageGb = 5

function backupLines({ backupRedundancy, sku }: Settings, usage: Usage): Line[] {
  const key = backupRedundancy ?? 'unknown redundancy'
  const price = (product: string) => {
    if (backupRedundancy === null) return unknownSetting('backupRedundancy')
    if (/^HS_/i.test(sku ?? '')) {
      return { missing: 'no price: the catalog has none for backups of Hyperscale' }
    }
    return { service, product, key }
  }
  return [
    used({
      name: `Long-term retention (${key})`,
      unit: 'GB',
      quantity: usage.long_term_retention_storage_gb,
      price: price('long-term-retention'),
    }),
    used({
      name: `PITR backup storage (${key})`,
      unit: 'GB',
      quantity: usage.backup_storage_gb,
      price: price('backup'),
    }),
  ]
}

function includedGb(sku: string): number {
  if (sku.startsWith('S')) return 250
  return largePremium.has(sku) ? 4096 : 500
}

/** Sized by transactions; storage beyond what comes with the size is extra. */
function dtuLines(sku: string, settings: Settings, usage: Usage): Line[] {
  const lines = [
    fixed({
      name: `Compute (${sku})`,
      unit: 'hours',
      quantity: hoursPerMonth,
      price: { service, product: 'dtu', key: sku },
    }),
  ]
  if (!/^[SP]\d/.test(sku)) return [...lines, ...backupLines(settings, usage)]
  const { maxSizeGb } = settings
  const extra =
    usage.extra_data_storage_gb ??
    (maxSizeGb === null ? null : Math.max(0, maxSizeGb - includedGb(sku)))
  if (extra !== 0) {
    const key = sku.startsWith('S') ? 'standard' : 'premium'
    lines.push(
      fixed({
        name: 'Extra data storage',
        unit: 'GB',
        quantity: extra,
        price:
          extra === null ? unknownSetting('maxSizeGb') : { service, product: 'extra-storage', key },
      }),
    )
  }
  return [...lines, ...backupLines(settings, usage)]
}

/** By the hour that it runs, with the licence in the price. */
function serverlessLines(sku: string, size: VcoreSize, settings: Settings, usage: Usage): Line[] {
  const key = `${size.tier} ${size.generation}`
  const line = (name: string, product: string) =>
    used({
      name: `${name} (serverless, ${sku})`,
      unit: 'vCore-hours',
      quantity: usage.monthly_vcore_hours,
      price:
        settings.zoneRedundant === null
          ? unknownSetting('zoneRedundant')
          : { service, product, key },
    })
  return [
    line('Compute', 'vcore'),
    ...(settings.zoneRedundant === false ? [] : [line('Zone redundancy', 'zone-redundancy')]),
  ]
}

/** A size costs as much as its cores. */
function provisionedLines(sku: string, size: VcoreSize, settings: Settings): Line[] {
  const key = `${size.tier} ${size.generation}`
  const { zoneRedundant, readReplicaCount, licenseType } = settings
  const hours = size.cores === null ? null : size.cores * hoursPerMonth
  const line = (name: string, product: string, priceKey: string, quantity: number | null) =>
    fixed({
      name,
      unit: 'vCore-hours',
      quantity,
      price: quantity === null ? unknownSetting('sku') : { service, product, key: priceKey },
    })
  const lines = [line(`Compute (provisioned, ${sku})`, 'vcore', key, hours)]
  if (zoneRedundant === null) {
    const price = unknownSetting('zoneRedundant')
    lines.push(fixed({ name: 'Zone redundancy', unit: 'vCore-hours', quantity: null, price }))
  }
  // Business critical databases are spread over zones without a surcharge.
  if (zoneRedundant === true && size.tier !== 'BC') {
    lines.push(line(`Zone redundancy (provisioned, ${sku})`, 'zone-redundancy', key, hours))
  }
  if (size.tier === 'HS' && readReplicaCount !== 0) {
    lines.push(
      readReplicaCount === null
        ? fixed({
            name: 'Read replicas',
            unit: 'vCore-hours',
            quantity: null,
            price: unknownSetting('readReplicaCount'),
          })
        : line('Read replicas', 'vcore', key, hours === null ? null : hours * readReplicaCount),
    )
  }
  if (licenseType === null) {
    const price = unknownSetting('licenseType')
    lines.push(fixed({ name: 'SQL license', unit: 'vCore-hours', quantity: null, price }))
  }
  if (licenseType === 'LicenseIncluded') {
    lines.push(line('SQL license', 'license', size.tier, hours))
  }
  return lines
}

function storageLine(size: VcoreSize, { maxSizeGb, zoneRedundant }: Settings): Line {
  const tier = size.tier.replace('_S', '')
  return fixed({
    name: 'Storage',
    unit: 'GB',
    quantity: maxSizeGb === 0 ? leastStorageGb : maxSizeGb,
    price:
      maxSizeGb === null
        ? unknownSetting('maxSizeGb')
        : {
            service,
            product: 'storage',
            key: zoneRedundant === true ? `${tier} zone-redundant` : tier,
          },
  })
}

export const priceAzureSqlDatabase = definePricer(azureSqlDatabase, ({ settings, usage }) => {
  const { sku, elasticPool } = settings
  if (elasticPool === true) return backupLines(settings, usage)
  if (sku === null || elasticPool === null) {
    const price = unknownSetting(sku === null ? 'sku' : 'elasticPool')
    return [fixed({ name: 'Compute', unit: 'hours', quantity: null, price })]
  }
  const size = vcoreSize(sku)
  if (size === null) return dtuLines(sku.toUpperCase(), settings, usage)
  const compute = size.tier.endsWith('_S')
    ? serverlessLines(sku, size, settings, usage)
    : provisionedLines(sku, size, settings)
  return [...compute, storageLine(size, settings), ...backupLines(settings, usage)]
})
