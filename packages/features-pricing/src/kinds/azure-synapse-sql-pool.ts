import { azureSynapseSqlPool } from '@backarch/services-topology'

import { fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.synapse'
/** Data warehouse units are sold in blocks. */
const unitsPerBlock = 100

function computeLine(sku: string | null, hours: number): Line {
  const [, units] = /^dw(\d+)c$/i.exec(sku ?? '') ?? []
  const line = { name: `DWU blocks (${sku ?? 'unknown SKU'})`, unit: 'hours' }
  if (units === undefined) {
    const price =
      sku === null ? unknownSetting('sku') : { missing: `no price: there is no SKU ${sku}` }
    return fixed({ ...line, quantity: null, price })
  }
  return fixed({
    ...line,
    quantity: (hours * Number(units)) / unitsPerBlock,
    price: { service, product: 'sql-dwu', key: 'block' },
  })
}

export const priceAzureSynapseSqlPool = definePricer(
  azureSynapseSqlPool,
  ({ settings: { sku, geoBackup }, usage, hours }) => {
    const storage = (name: string, product: string): Line =>
      used({
        name,
        unit: 'TB',
        quantity: usage.storage_tb,
        price: { service, product, key: 'storage' },
      })
    const lines = [computeLine(sku, hours), storage('Storage', 'sql-storage')]
    const recovery = usage.disaster_recovery_enabled ?? geoBackup !== false
    return recovery
      ? [...lines, storage('Geo-redundant disaster recovery', 'sql-disaster-recovery')]
      : lines
  },
)
