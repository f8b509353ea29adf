import {
  azureConnectionMonitor,
  azureFlowLog,
  azureNetworkWatcher,
} from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  blocksAt,
  countAt,
  flagAt,
  hasBlock,
  lengthAt,
} from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

/** Each source with each destination in each configuration; null when one of the numbers is not known. */
function testsOf(attributes: Attributes): number | null {
  const groups = blocksAt(attributes, 'test_group')
  if (groups === null) return null
  let tests = 0
  for (const group of groups) {
    const enabled = flagAt(group, 'enabled', true)
    const sources = lengthAt(group, 'source_endpoints')
    const destinations = lengthAt(group, 'destination_endpoints')
    const configurations = lengthAt(group, 'test_configuration_names')
    if (enabled === null || sources === null || destinations === null || configurations === null) {
      return null
    }
    if (enabled) tests += sources * destinations * configurations
  }
  return tests
}

export const azureNetworkWatcherMappings = [
  defineNode({
    types: ['azurerm_network_watcher'],
    kind: azureNetworkWatcher,
    named: ['name'],
    settings: () => ({}),
  }),
  defineNode({
    types: ['azurerm_network_watcher_flow_log'],
    kind: azureFlowLog,
    named: ['name'],
    links: {
      network_watcher_name: { direction: 'none' },
      storage_account_id: { direction: 'to', mode: 'data' },
      traffic_analytics: { direction: 'to', mode: 'data' },
    },
    settings: (attributes) => {
      const analytics = blockAt(attributes, 'traffic_analytics')
      return {
        trafficAnalytics:
          hasBlock(attributes, 'traffic_analytics') && flagAt(analytics, 'enabled', true),
        analyticsIntervalMinutes: countAt(analytics, 'interval_in_minutes', 60),
      }
    },
  }),
  defineNode({
    types: ['azurerm_network_connection_monitor'],
    kind: azureConnectionMonitor,
    named: ['name'],
    links: {
      network_watcher_id: { direction: 'none' },
      endpoint: { direction: 'none' },
      output_workspace_resource_ids: { direction: 'to', mode: 'data' },
    },
    settings: (attributes) => ({ tests: testsOf(attributes) }),
  }),
]
