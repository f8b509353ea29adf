import { azureAppServicePlan } from '@backarch/services-topology'

import { type Attributes, blockAt, countAt, flagAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

/** `Windows` and `WindowsContainer` cost the same. */
function systemOf(text: string | null): 'linux' | 'windows' | null {
  if (text === null) return null
  return text.toLowerCase() === 'linux' ? 'linux' : 'windows'
}

/** The older type has its system as its kind, and Linux also as `reserved`. */
function olderSystemOf(attributes: Attributes): 'linux' | 'windows' | null {
  return flagAt(attributes, 'reserved', false) === true
    ? 'linux'
    : systemOf(textAt(attributes, 'kind', 'Windows'))
}

export const azureServicePlan = [
  defineNode({
    types: ['azurerm_service_plan'],
    kind: azureAppServicePlan,
    named: ['name'],
    settings: (attributes) => ({
      sku: textAt(attributes, 'sku_name'),
      operatingSystem: systemOf(textAt(attributes, 'os_type')),
      workers: countAt(attributes, 'worker_count', 1),
    }),
  }),
  defineNode({
    types: ['azurerm_app_service_plan'],
    kind: azureAppServicePlan,
    named: ['name'],
    settings: (attributes) => ({
      sku: textAt(blockAt(attributes, 'sku'), 'size'),
      operatingSystem: olderSystemOf(attributes),
      workers: countAt(blockAt(attributes, 'sku'), 'capacity', 1),
    }),
  }),
]
