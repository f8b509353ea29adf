import { azureDatabaseServer } from '@backarch/services-topology'
import type { z } from 'zod'

import { hoursPerMonth } from '../hours-per-month.ts'
import { above, fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof azureDatabaseServer.settings>
type Usage = z.output<typeof azureDatabaseServer.usage>
type Engine = NonNullable<Settings['engine']>

const service = 'azure.database-servers'
/** What the smallest flexible MySQL server brings. */
const includedIops = 360

function computeLine(
  product: string,
  sku: string | null,
  servers: number | null,
  hours: number,
): Line {
  return fixed({
    name: `Compute (${sku ?? 'unknown size'})`,
    unit: 'hours',
    quantity: sku === null || servers === null ? null : hours * servers,
    price:
      sku === null
        ? unknownSetting('sku')
        : servers === null
          ? unknownSetting('highAvailability')
          : { service, product, key: sku },
  })
}

function backupLine(product: string, { geoRedundantBackup }: Settings, usage: Usage): Line {
  return used({
    name: 'Additional backup storage',
    unit: 'GB',
    quantity: usage.additional_backup_storage_gb,
    price:
      geoRedundantBackup === null
        ? unknownSetting('geoRedundantBackup')
        : { service, product, key: geoRedundantBackup ? 'GRS' : 'LRS' },
  })
}

function storageLine(product: string, key: string, { storageGb }: Settings, copies: number): Line {
  const part = { name: 'Storage', unit: 'GB', price: { service, product, key } }
  if (storageGb === 0) {
    return used({ ...part, quantity: undefined, note: 'nothing says how large it is' })
  }
  return storageGb === null
    ? fixed({ ...part, quantity: null, price: unknownSetting('storageGb') })
    : fixed({ ...part, quantity: storageGb * copies })
}

function iopsLines({ iops }: Settings): Line[] {
  const additional = above(iops, includedIops)
  if (additional === 0) return []
  const price = { service, product: 'mysql-flexible-iops', key: 'iops' }
  return [
    fixed({
      name: 'Additional IOPS',
      unit: 'IOPS',
      quantity: additional,
      price: additional === null ? unknownSetting('iops') : price,
    }),
  ]
}

/** A standby costs as much as the server that it stands by for. Only these servers can be stopped. */
function flexibleLines(engine: Engine, settings: Settings, usage: Usage, hours: number): Line[] {
  const { sku, highAvailability } = settings
  const servers = highAvailability === null ? null : highAvailability === 'Disabled' ? 1 : 2
  const product = `${engine}-flexible`
  return [
    computeLine(product, sku, servers, hours),
    storageLine(`${product}-storage`, 'storage', settings, servers ?? 1),
    ...(engine === 'mysql' ? iopsLines(settings) : []),
    backupLine(`${product}-backup`, settings, usage),
  ]
}

export const priceAzureDatabaseServer = definePricer(
  azureDatabaseServer,
  ({ settings, usage, hours }) => {
    const { engine, flexible, sku } = settings
    if (engine === null || flexible === null) {
      const price = unknownSetting(engine === null ? 'engine' : 'flexible')
      return [fixed({ name: 'Compute', unit: 'hours', quantity: null, price })]
    }
    if (flexible) return flexibleLines(engine, settings, usage, hours)
    const [tier = ''] = sku?.split('_') ?? []
    return [
      computeLine(engine, sku, 1, hoursPerMonth),
      storageLine(`${engine}-storage`, tier, settings, 1),
      backupLine(`${engine}-backup`, settings, usage),
    ]
  },
)
