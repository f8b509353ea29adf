import { awsKinesisAnalyticsSnapshot } from '@backarch/services-topology'

import { used } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAwsKinesisAnalyticsSnapshot = definePricer(
  awsKinesisAnalyticsSnapshot,
  ({ usage }) => [
    used({
      name: 'Backup',
      unit: 'GB',
      quantity: usage.durable_application_backup_gb,
      price: { service: 'aws.kinesis', product: 'analytics-storage', key: 'backup' },
    }),
  ],
)
