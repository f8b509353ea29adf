import { azureApplicationInsights, azureWebTest } from '@backarch/services-topology'

import { type Attributes, choiceAt, countAt, flagAt, lengthAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

const ofInsights = { application_insights_id: { direction: 'none' } } as const

/** From one location when none is named. */
const locationsOf = (attributes: Attributes) => {
  const locations = lengthAt(attributes, 'geo_locations')
  return locations === null ? null : Math.max(1, locations)
}

export const azureApplicationInsightsMappings = [
  defineNode({
    types: ['azurerm_application_insights'],
    kind: azureApplicationInsights,
    named: ['name'],
    links: { workspace_id: { direction: 'to', mode: 'data' } },
    settings: (attributes) => ({ retentionDays: countAt(attributes, 'retention_in_days', 90) }),
  }),
  defineNode({
    types: ['azurerm_application_insights_web_test'],
    kind: azureWebTest,
    named: ['name'],
    links: ofInsights,
    settings: (attributes) => {
      const kind = choiceAt(attributes, 'kind', ['ping', 'multistep'], null)
      return {
        testType: kind === 'multistep' ? ('multi-step' as const) : kind,
        enabled: flagAt(attributes, 'enabled', false),
        frequencySeconds: countAt(attributes, 'frequency', 300),
        locations: locationsOf(attributes),
      }
    },
  }),
  defineNode({
    types: ['azurerm_application_insights_standard_web_test'],
    kind: azureWebTest,
    named: ['name'],
    links: ofInsights,
    settings: (attributes) => ({
      testType: 'standard' as const,
      enabled: flagAt(attributes, 'enabled', true),
      frequencySeconds: countAt(attributes, 'frequency', 300),
      locations: locationsOf(attributes),
    }),
  }),
]
