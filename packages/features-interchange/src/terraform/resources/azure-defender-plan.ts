import { azureDefenderPlan } from '@backarch/services-topology'

import { choiceAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureDefenderPlanMapping = defineNode({
  types: ['azurerm_security_center_subscription_pricing'],
  kind: azureDefenderPlan,
  named: ['resource_type'],
  global: true,
  settings: (attributes) => {
    const tier = choiceAt(attributes, 'tier', ['Free', 'Standard'], null)
    return {
      enabled: tier === null ? null : tier === 'Standard',
      resourceType: textAt(attributes, 'resource_type', 'VirtualMachines'),
    }
  },
})
