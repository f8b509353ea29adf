import { googleCloudFunction } from '@backarch/services-topology'

import { countAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const googleCloudFunctionMapping = defineNode({
  types: ['google_cloudfunctions_function'],
  kind: googleCloudFunction,
  named: ['name'],
  settings: (attributes) => ({ memoryMb: countAt(attributes, 'available_memory_mb', 256) }),
})
