import { googleServiceNetworking } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const googleServiceNetworkingMapping = defineNode({
  types: ['google_service_networking_connection'],
  kind: googleServiceNetworking,
  named: [],
  settings: () => ({}),
})
