import { awsDatabaseSnapshot } from '@backarch/services-topology'

import { unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAwsDatabaseSnapshot = definePricer(
  awsDatabaseSnapshot,
  ({ settings: { database }, usage }) => [
    used({
      name: 'Backup storage',
      unit: 'GB',
      quantity: usage.backup_storage_gb,
      price:
        database === null
          ? unknownSetting('database')
          : { service: `aws.${database}`, product: 'backup', key: database },
    }),
  ],
)
