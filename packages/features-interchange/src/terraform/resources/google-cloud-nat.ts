import { googleCloudNat } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const googleCloudNatMapping = defineNode({
  types: ['google_compute_router_nat'],
  kind: googleCloudNat,
  named: ['name'],
  settings: () => ({}),
})
