import { azureMetricAlert } from '@backarch/services-topology'

import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.monitor'

export const priceAzureMetricAlert = definePricer(azureMetricAlert, ({ settings }) => {
  const { enabled, timeSeries, dynamicTimeSeries } = settings
  if (enabled === false) return []

  function price(setting: string, value: number | null, key: string) {
    if (enabled === null) return unknownSetting('enabled')
    if (value === null) return unknownSetting(setting)
    return { service, product: 'metric-alert', key }
  }

  const lines = [
    fixed({
      name: 'Metrics monitoring',
      unit: 'time-series',
      quantity: timeSeries,
      price: price('timeSeries', timeSeries, 'metrics'),
    }),
  ]
  if (dynamicTimeSeries !== 0) {
    lines.push(
      fixed({
        name: 'Dynamic threshold monitoring',
        unit: 'time-series',
        quantity: dynamicTimeSeries,
        price: price('dynamicTimeSeries', dynamicTimeSeries, 'dynamic'),
      }),
    )
  }
  return lines
})
