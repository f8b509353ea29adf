import { awsLogGroup } from '@backarch/services-topology'

import { unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceAwsLogGroup = definePricer(awsLogGroup, ({ settings: { logClass }, usage }) => {
  function line(name: string, key: string, quantity: number | undefined): Line {
    const price =
      logClass === null
        ? unknownSetting('logClass')
        : { service: 'aws.cloudwatch', product: `logs-${logClass.toLowerCase()}`, key }
    return used({ name, unit: 'GB', quantity, price })
  }
  return [
    line('Data ingested', 'ingested', usage.monthly_data_ingested_gb),
    line('Archival Storage', 'stored', usage.storage_gb),
    line('Insights queries data scanned', 'scanned', usage.monthly_data_scanned_gb),
  ]
})
