import { azureManagedRedis } from '@backarch/services-topology'

import { flagAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureManagedRedisMapping = defineNode({
  types: ['azurerm_managed_redis'],
  kind: azureManagedRedis,
  named: ['name'],
  settings: (attributes) => ({
    sku: textAt(attributes, 'sku_name'),
    highAvailability: flagAt(attributes, 'high_availability_enabled', true),
  }),
})
