import { azureSqlManagedInstance } from '@backarch/services-topology'

import { vcoreSize } from '../azure-vcores.ts'
import { hoursPerMonth } from '../hours-per-month.ts'
import { above, fixed, unknownSetting, used, type NoPrice } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.sql'
/** GB that come with every instance. */
const includedGb = 32

export const priceAzureSqlManagedInstance = definePricer(
  azureSqlManagedInstance,
  ({ settings, usage }) => {
    const { sku, vcores, storageGb, licenseType, backupRedundancy } = settings
    const size = sku === null ? null : vcoreSize(sku)
    const cores = vcores === null ? null : vcores * hoursPerMonth
    const problem: NoPrice | null =
      sku === null
        ? unknownSetting('sku')
        : size === null
          ? { missing: `no price: ${sku} is no size of a managed instance` }
          : null
    const price = (product: string, key: string) => problem ?? { service, product, key }
    const tier = size?.tier ?? ''
    const lines = [
      fixed({
        name: `Compute (${sku?.toUpperCase() ?? 'unknown size'} ${vcores ?? 'unknown'} cores)`,
        unit: 'vCore-hours',
        quantity: problem === null ? cores : null,
        price:
          vcores === null
            ? unknownSetting('vcores')
            : price('instance-vcore', `${tier} ${size?.generation ?? ''}`),
      }),
    ]
    const extra = above(storageGb, includedGb)
    if (extra !== 0) {
      lines.push(
        fixed({
          name: 'Additional Storage',
          unit: 'GB',
          quantity: extra,
          price: extra === null ? unknownSetting('storageGb') : price('instance-storage', tier),
        }),
      )
    }
    if (licenseType !== 'BasePrice') {
      lines.push(
        fixed({
          name: 'SQL license',
          unit: 'vCore-hours',
          quantity: licenseType === null ? null : cores,
          price:
            licenseType === null
              ? unknownSetting('licenseType')
              : vcores === null
                ? unknownSetting('vcores')
                : price('instance-license', tier),
        }),
      )
    }
    const redundancy = backupRedundancy ?? 'unknown redundancy'
    const backupPrice = (product: string) =>
      backupRedundancy === null
        ? unknownSetting('backupRedundancy')
        : { service, product, key: backupRedundancy }
    return [
      ...lines,
      used({
        name: `PITR backup storage (${redundancy})`,
        unit: 'GB',
        quantity: usage.backup_storage_gb,
        price: backupPrice('instance-backup'),
      }),
      used({
        name: `LTR backup storage (${redundancy})`,
        unit: 'GB',
        quantity: usage.long_term_retention_storage_gb,
        price: backupPrice('instance-long-term-retention'),
      }),
    ]
  },
)
