import { azureFunctionApp, azureLogicApp } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'
import { planSkuOf } from '../shapes/azure-plan.ts'

const links = {
  service_plan_id: { direction: 'none' },
  app_service_plan_id: { direction: 'none' },
} as const

export const azureFunctionAppMapping = [
  defineNode({
    types: ['azurerm_function_app', 'azurerm_linux_function_app', 'azurerm_windows_function_app'],
    kind: azureFunctionApp,
    named: ['name'],
    links,
    settings: (attributes, context) => ({ planSku: planSkuOf(attributes, context) }),
  }),
  defineNode({
    types: ['azurerm_logic_app_standard'],
    kind: azureLogicApp,
    named: ['name'],
    links,
    settings: (attributes, context) => ({ planSku: planSkuOf(attributes, context) }),
  }),
]
