import { googleDnsZone } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const googleDnsZoneMapping = defineNode({
  types: ['google_dns_managed_zone'],
  kind: googleDnsZone,
  named: ['name', 'dns_name'],
  settings: () => ({}),
  global: true,
})
