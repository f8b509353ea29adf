import { azureApplicationInsights } from '@backarch/services-topology'

import { above, times, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.application-insights'

const freeDays = 90

export const priceAzureApplicationInsights = definePricer(
  azureApplicationInsights,
  ({ settings: { retentionDays }, usage }) => {
    const ingested = usage.monthly_data_ingested_gb
    const lines = [
      used({
        name: 'Data ingested',
        unit: 'GB',
        quantity: ingested,
        price: { service, product: 'data-ingested', key: 'data-ingested' },
      }),
    ]
    const days = above(retentionDays, freeDays)
    if (days !== 0) {
      lines.push(
        used({
          name: `Data retention (${retentionDays ?? 'unknown'} days)`,
          unit: 'GB',
          // What came in during each of the months that are kept beyond the free ones.
          quantity: days === null ? ingested : times(ingested, days / 30),
          price:
            days === null
              ? unknownSetting('retentionDays')
              : { service, product: 'data-retention', key: '30 days' },
        }),
      )
    }
    return lines
  },
)
