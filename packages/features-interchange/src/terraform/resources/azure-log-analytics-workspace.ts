import { azureLogAnalyticsWorkspace } from '@backarch/services-topology'

import { countAt, textAt } from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'

/** Something of Sentinel, or its solution, is set up in the workspace; null when a solution's name is not known. */
function hasSentinel({ project, address, attributesOf }: MappingContext): boolean | null {
  const found = project.referrers(address).map(({ type, address: referrer }) => {
    if (type.startsWith('azurerm_sentinel_')) return true
    if (type !== 'azurerm_log_analytics_solution') return false
    const name = textAt(attributesOf(referrer), 'solution_name')
    return name === null ? null : name.toLowerCase() === 'securityinsights'
  })
  return found.includes(true) || (found.includes(null) ? null : false)
}

export const azureLogAnalyticsWorkspaceMapping = defineNode({
  types: ['azurerm_log_analytics_workspace'],
  kind: azureLogAnalyticsWorkspace,
  named: ['name'],
  settings: (attributes, context) => ({
    sku: textAt(attributes, 'sku', 'PerGB2018'),
    reservedGbPerDay: countAt(attributes, 'reservation_capacity_in_gb_per_day', 0),
    retentionDays: countAt(attributes, 'retention_in_days', 30),
    sentinel: hasSentinel(context),
  }),
})
