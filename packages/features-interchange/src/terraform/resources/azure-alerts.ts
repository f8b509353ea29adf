import { azureLogAlert, azureMetricAlert } from '@backarch/services-topology'

import {
  type Attributes,
  blocksAt,
  countAt,
  flagAt,
  lengthAt,
  textAt,
} from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

const watched = {
  scopes: { direction: 'none' },
  action: { direction: 'to', mode: 'async' },
  data_source_id: { direction: 'none' },
} as const

/** Time series of criteria: one for each combination of the values of their dimensions. */
function combinations(criteria: readonly Attributes[] | null): number | null {
  if (criteria === null) return null
  let sum = 0
  for (const criterion of criteria) {
    const dimensions = blocksAt(criterion, 'dimension')
    if (dimensions === null) return null
    let product = 1
    for (const dimension of dimensions) {
      const values = lengthAt(dimension, 'values')
      if (values === null) return null
      product *= Math.max(1, values)
    }
    sum += product
  }
  return sum
}

function metricSeries(attributes: Attributes) {
  const scopes = lengthAt(attributes, 'scopes')
  const fixedOnes = combinations(blocksAt(attributes, 'criteria'))
  const dynamic = combinations(blocksAt(attributes, 'dynamic_criteria'))
  if (scopes === null || fixedOnes === null || dynamic === null) {
    return { timeSeries: null, dynamicTimeSeries: null }
  }
  // The test of a web page from several locations is one series.
  const each = Math.max(1, scopes)
  return {
    timeSeries: Math.max(1, each * (fixedOnes + dynamic)),
    dynamicTimeSeries: each * dynamic,
  }
}

/** Minutes of a duration such as `PT15M`, `PT1H` or `P1D`. */
function minutesOf(duration: string | null): number | null {
  const [whole, days = '0', hours = '0', minutes = '0'] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/i.exec(duration ?? '') ?? []
  return whole === undefined ? null : Number(days) * 1440 + Number(hours) * 60 + Number(minutes)
}

export const azureAlertMappings = [
  defineNode({
    types: ['azurerm_monitor_metric_alert'],
    kind: azureMetricAlert,
    named: ['name'],
    links: watched,
    settings: (attributes) => ({
      enabled: flagAt(attributes, 'enabled', true),
      ...metricSeries(attributes),
    }),
  }),
  defineNode({
    types: ['azurerm_monitor_scheduled_query_rules_alert'],
    kind: azureLogAlert,
    named: ['name'],
    links: watched,
    settings: (attributes) => ({
      enabled: flagAt(attributes, 'enabled', true),
      frequencyMinutes: countAt(attributes, 'frequency', null),
    }),
  }),
  defineNode({
    types: ['azurerm_monitor_scheduled_query_rules_alert_v2'],
    kind: azureLogAlert,
    named: ['display_name', 'name'],
    links: watched,
    settings: (attributes) => {
      const scopes = lengthAt(attributes, 'scopes')
      const series = combinations(blocksAt(attributes, 'criteria'))
      return {
        enabled: flagAt(attributes, 'enabled', true),
        frequencyMinutes: minutesOf(textAt(attributes, 'evaluation_frequency')),
        timeSeries:
          scopes === null || series === null ? null : Math.max(1, scopes) * Math.max(1, series),
      }
    },
  }),
]
