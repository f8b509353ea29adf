import { azureFlowLog } from '@backarch/services-topology'

import { unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.network-watcher'

const freeLogsGb = 5

export const priceAzureFlowLog = definePricer(azureFlowLog, ({ settings, usage }) => {
  const { trafficAnalytics, analyticsIntervalMinutes: interval } = settings
  const logs = usage.monthly_logs_collected_gb
  const lines = [
    used({
      name: `Network logs collected (over ${freeLogsGb}GB)`,
      unit: 'GB',
      quantity: logs === undefined ? undefined : Math.max(0, logs - freeLogsGb),
      price: { service, product: 'logs', key: `over ${freeLogsGb}GB` },
    }),
  ]
  if (trafficAnalytics === false) return lines

  function price() {
    if (trafficAnalytics === null) return unknownSetting('trafficAnalytics')
    if (interval === null) return unknownSetting('analyticsIntervalMinutes')
    return { service, product: 'traffic-analytics', key: String(interval) }
  }

  return [
    ...lines,
    used({
      name: `Traffic Analytics data processed (${interval ?? 'unknown'} min interval)`,
      unit: 'GB',
      quantity: logs,
      price: price(),
    }),
  ]
})
