import { azureSqlElasticPool } from '@backarch/services-topology'
import type { z } from 'zod'

import { vcoreSize, type VcoreSize } from '../azure-vcores.ts'
import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof azureSqlElasticPool.settings>
type Usage = z.output<typeof azureSqlElasticPool.usage>

const service = 'azure.sql'

/** GB that come with a premium pool's eDTUs; a standard pool brings one a eDTU. */
const premiumIncludedGb: ReadonlyMap<number, number> = new Map([
  [125, 250],
  [250, 500],
  [500, 750],
  [1000, 1024],
  [1500, 1536],
  [2000, 2048],
  [2500, 2560],
  [3000, 3072],
  [3500, 3584],
  [4000, 4096],
])

function unknown(name: string, setting: string): Line {
  return fixed({ name, unit: 'hours', quantity: null, price: unknownSetting(setting) })
}

function extraGb(tier: string, dtus: number, maxSizeGb: number | null): number | null {
  if (maxSizeGb === null) return null
  const included = tier === 'Standard' ? Math.max(dtus, 50) : premiumIncludedGb.get(dtus)
  return included === undefined ? null : Math.max(0, maxSizeGb - included)
}

function dtuLines(tier: string, settings: Settings, usage: Usage): Line[] {
  const { capacity: dtus, maxSizeGb } = settings
  if (dtus === null) return [unknown('Compute', 'capacity')]
  const lines = [
    fixed({
      name: `Compute (${tier}, ${dtus} DTUs)`,
      unit: 'hours',
      quantity: hoursPerMonth,
      price: { service, product: 'pool-dtu', key: `${tier} ${dtus}` },
    }),
  ]
  if (tier === 'Basic') return lines
  const extra = usage.extra_data_storage_gb ?? extraGb(tier, dtus, maxSizeGb)
  if (extra === 0) return lines
  lines.push(
    fixed({
      name: 'Extra data storage',
      unit: 'GB',
      quantity: extra,
      price:
        extra === null
          ? unknownSetting('maxSizeGb')
          : { service, product: 'pool-extra-storage', key: tier.toLowerCase() },
    }),
  )
  return lines
}

function vcoreLines(sku: string, size: VcoreSize, settings: Settings): Line[] {
  const { capacity: cores, maxSizeGb, licenseType, zoneRedundant } = settings
  if (cores === null) return [unknown('Compute', 'capacity')]
  if (licenseType === null) return [unknown('SQL license', 'licenseType')]
  if (zoneRedundant === null) return [unknown('Zone redundancy', 'zoneRedundant')]
  const key = `${size.tier} ${size.generation}`
  const line = (name: string, product: string, priceKey: string) =>
    fixed({
      name,
      unit: 'vCore-hours',
      quantity: cores * hoursPerMonth,
      price: { service, product, key: priceKey },
    })
  const zones = zoneRedundant && size.tier !== 'BC'
  return [
    line(`Compute (${sku}, ${cores} vCore)`, 'vcore', key),
    ...(zones ? [line(`Zone redundancy (${sku}, ${cores} vCore)`, 'zone-redundancy', key)] : []),
    ...(licenseType === 'LicenseIncluded' ? [line('SQL license', 'license', size.tier)] : []),
    fixed({
      name: 'Storage',
      unit: 'GB',
      quantity: maxSizeGb === 0 ? null : maxSizeGb,
      price:
        maxSizeGb === null || maxSizeGb === 0
          ? unknownSetting('maxSizeGb')
          : {
              service,
              product: 'storage',
              key: zoneRedundant ? `${size.tier} zone-redundant` : size.tier,
            },
    }),
  ]
}

export const priceAzureSqlElasticPool = definePricer(azureSqlElasticPool, ({ settings, usage }) => {
  const { sku } = settings
  if (sku === null) return [unknown('Compute', 'sku')]
  const size = vcoreSize(sku)
  return size === null
    ? dtuLines(sku.replace(/Pool$/i, ''), settings, usage)
    : vcoreLines(sku, size, settings)
})
