import { awsMetricAlarm } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  blocksAt,
  hasBlock,
  numberAt,
  textAt,
} from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

/** Those that compare with a band. */
const bandOperators: ReadonlySet<string> = new Set([
  'GreaterThanUpperThreshold',
  'LessThanLowerOrGreaterThanUpperThreshold',
  'LessThanLowerThreshold',
])

/** Below a minute, in seconds, an alarm is one of high resolution. */
const standardPeriod = 60

/** What its queries watch; one that only computes from the others is no metric. Null when it is not known. */
function queriedMetrics(attributes: Attributes): Attributes[] | null {
  const queries = blocksAt(attributes, 'metric_query')
  const metrics = queries
    ?.filter((query) => hasBlock(query, 'metric'))
    .map((query) => blockAt(query, 'metric'))
  // A query in SQL watches as many as it finds.
  return metrics === undefined || (queries !== null && queries.length > 0 && metrics.length === 0)
    ? null
    : metrics
}

function resolutionOf(sources: readonly Attributes[]): 'standard' | 'high' | null {
  const periods = sources.map((source) => numberAt(source, 'period', standardPeriod))
  if (periods.some((period) => period !== null && period < standardPeriod)) return 'high'
  return periods.includes(null) ? null : 'standard'
}

export const awsCloudwatchMetricAlarm = defineNode({
  types: ['aws_cloudwatch_metric_alarm'],
  kind: awsMetricAlarm,
  named: ['alarm_name'],
  links: {
    dimensions: { direction: 'none' },
    metric_name: { direction: 'none' },
    metric_query: { direction: 'none' },
    threshold: { direction: 'none' },
  },
  settings: (attributes) => {
    const queried = queriedMetrics(attributes)
    const operator = textAt(attributes, 'comparison_operator', '')
    return {
      resolution: queried === null ? null : resolutionOf([attributes, ...queried]),
      anomalyDetection: operator === null ? null : bandOperators.has(operator),
      metrics: queried === null ? null : Math.max(1, queried.length),
    }
  },
})
