import { awsKinesisAnalyticsApplication } from '@backarch/services-topology'

import { fixed, times, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.kinesis'
const units = { service, product: 'analytics-units', key: 'unit' }

/** GB that run with every processing unit. */
const storagePerUnit = 50

export const priceAwsKinesisAnalyticsApplication = definePricer(
  awsKinesisAnalyticsApplication,
  ({ settings: { runtime }, usage }) => {
    if (runtime === null) {
      const price = unknownSetting('runtime')
      return [fixed({ name: 'Processing', unit: 'KPU', quantity: null, price })]
    }
    const processing = used({
      name: 'Processing (stream)',
      unit: 'KPU',
      quantity: usage.kinesis_processing_units,
      price: units,
    })
    if (runtime === 'sql') return [processing]
    return [
      processing,
      fixed({ name: 'Processing (orchestration)', unit: 'KPU', quantity: 1, price: units }),
      used({
        name: 'Running storage',
        unit: 'GB',
        quantity: times(usage.kinesis_processing_units, storagePerUnit),
        price: { service, product: 'analytics-storage', key: 'running' },
      }),
      used({
        name: 'Backup',
        unit: 'GB',
        quantity: usage.durable_application_backup_gb,
        price: { service, product: 'analytics-storage', key: 'backup' },
      }),
    ]
  },
)
