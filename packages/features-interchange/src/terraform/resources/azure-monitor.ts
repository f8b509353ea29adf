import { azureDataCollectionRule, azureDiagnosticSetting } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

const exportArguments = [
  'eventhub_authorization_rule_id',
  'eventhub_name',
  'partner_solution_id',
  'storage_account_id',
]

export const azureMonitorMappings = [
  defineNode({
    types: ['azurerm_monitor_data_collection_rule'],
    kind: azureDataCollectionRule,
    named: ['name'],
    links: { destinations: { direction: 'to', mode: 'data' } },
    settings: () => ({}),
  }),
  defineNode({
    types: ['azurerm_monitor_diagnostic_setting'],
    kind: azureDiagnosticSetting,
    named: ['name'],
    links: {
      target_resource_id: { direction: 'from', mode: 'data' },
      ...Object.fromEntries(
        [...exportArguments, 'log_analytics_workspace_id'].map((argument) => [
          argument,
          { direction: 'to', mode: 'data' } as const,
        ]),
      ),
    },
    settings: (attributes) => ({
      exported: exportArguments.some((argument) => attributes.read(argument) !== undefined),
    }),
  }),
]
