import { azureLogAnalyticsWorkspace } from '@backarch/services-topology'
import type { z } from 'zod'

import { fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.log-analytics'

type Settings = z.output<typeof azureLogAnalyticsWorkspace.settings>

/** A commitment is billed by the day. */
const daysPerMonth = 30
const freeRetention = { usual: 31, withSentinel: 90 }

/** By the GB, or what was committed to whether it comes or not. */
function ingestionLine(
  name: string,
  key: 'logs' | 'sentinel',
  { sku, reservedGbPerDay: reserved }: Settings,
  amount: number | undefined,
): Line {
  switch ((sku ?? '').toLowerCase()) {
    case 'pergb2018':
      return used({
        name,
        unit: 'GB',
        quantity: amount,
        price: { service, product: 'ingestion', key },
      })
    case 'capacityreservation':
      return fixed({
        name,
        unit: `${reserved ?? 'unknown'} GB (per day)`,
        quantity: reserved === null ? null : daysPerMonth,
        price:
          reserved === null
            ? unknownSetting('reservedGbPerDay')
            : { service, product: 'commitment', key },
      })
    default: {
      const price =
        sku === null
          ? unknownSetting('sku')
          : { missing: `no price: the catalog has none of workspaces of ${sku}` }
      return fixed({ name, unit: 'GB', quantity: null, price })
    }
  }
}

function storage(name: string, key: string, amount: number | undefined): Line {
  return used({ name, unit: 'GB', quantity: amount, price: { service, product: 'storage', key } })
}

export const priceAzureLogAnalyticsWorkspace = definePricer(
  azureLogAnalyticsWorkspace,
  ({ settings, usage }) => {
    const { sku, retentionDays, sentinel } = settings
    // Old workspaces alone have it, and none of more than 500 MB a day.
    if (sku?.toLowerCase() === 'free') return []
    const lines = [
      ingestionLine('Log data ingestion', 'logs', settings, usage.monthly_log_data_ingestion_gb),
    ]
    const retained = usage.monthly_additional_log_data_retention_gb
    const freeDays = sentinel === true ? freeRetention.withSentinel : freeRetention.usual
    if (retained !== undefined || retentionDays === null || retentionDays > freeDays) {
      lines.push(storage('Log data retention', 'retention', retained))
    }
    const sentinelIngestion = usage.monthly_sentinel_data_ingestion_gb
    if (sentinel === null) {
      const price = unknownSetting('sentinel')
      const name = 'Sentinel data ingestion'
      lines.push(used({ name, unit: 'GB', quantity: sentinelIngestion, price }))
    } else if (sentinel || sentinelIngestion !== undefined) {
      lines.push(ingestionLine('Sentinel data ingestion', 'sentinel', settings, sentinelIngestion))
    }
    return [
      ...lines,
      storage('Log data export', 'export', usage.monthly_log_data_export_gb),
      used({
        name: 'Basic log data ingestion',
        unit: 'GB',
        quantity: usage.monthly_basic_log_data_ingestion_gb,
        price: { service, product: 'ingestion', key: 'basic' },
      }),
      used({
        name: 'Basic log search queries',
        unit: 'GB searched',
        quantity: usage.monthly_basic_log_search_gb,
        price: { service, product: 'search', key: 'basic' },
      }),
      storage('Archive data', 'archive', usage.monthly_archive_data_gb),
      storage('Archive data restored', 'archive-restore', usage.monthly_archive_data_restored_gb),
      storage('Archive data searched', 'archive-search', usage.monthly_archive_data_searched_gb),
    ]
  },
)
