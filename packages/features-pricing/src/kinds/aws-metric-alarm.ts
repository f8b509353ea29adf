import { awsMetricAlarm } from '@backarch/services-topology'

import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.cloudwatch'

/** The metric itself, and the upper and the lower edge of the band around it. */
const metricsOfBand = 3

export const priceAwsMetricAlarm = definePricer(awsMetricAlarm, ({ settings }) => {
  const { resolution, anomalyDetection, metrics } = settings
  const what = resolution === null ? 'Unknown' : resolution === 'high' ? 'High' : 'Standard'
  const perMetric = anomalyDetection ? metricsOfBand : 1
  return [
    fixed({
      name: `${what} resolution${anomalyDetection ? ' anomaly detection' : ''}`,
      unit: 'alarm metrics',
      quantity: metrics === null ? null : metrics * perMetric,
      price:
        resolution === null
          ? unknownSetting('resolution')
          : anomalyDetection === null
            ? unknownSetting('anomalyDetection')
            : { service, product: 'alarm-metrics', key: resolution },
      ...(metrics === null && { note: 'the setting metrics is not known' }),
    }),
  ]
})
