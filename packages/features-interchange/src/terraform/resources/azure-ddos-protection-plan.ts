import { azureDdosProtectionPlan } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const azureDdosProtectionPlanMapping = defineNode({
  types: ['azurerm_network_ddos_protection_plan'],
  kind: azureDdosProtectionPlan,
  named: ['name'],
  settings: () => ({}),
})
