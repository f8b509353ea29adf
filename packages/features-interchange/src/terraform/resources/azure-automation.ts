import { azureAutomation } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

const parts = {
  azurerm_automation_account: 'account',
  azurerm_automation_dsc_configuration: 'configuration',
  azurerm_automation_dsc_nodeconfiguration: 'configuration',
  azurerm_automation_job_schedule: 'job-schedule',
  azurerm_automation_watcher: 'watcher',
} as const

export const azureAutomationMappings = Object.entries(parts).map(([type, part]) =>
  defineNode({
    types: [type],
    kind: azureAutomation,
    named: ['name', 'runbook_name'],
    links: {
      automation_account_id: { direction: 'none' },
      automation_account_name: { direction: 'none' },
    },
    settings: () => ({ part }),
  }),
)
