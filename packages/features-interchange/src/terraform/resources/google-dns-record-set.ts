import { googleDnsRecordSet } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const googleDnsRecordSetMapping = defineNode({
  types: ['google_dns_record_set'],
  kind: googleDnsRecordSet,
  named: ['name'],
  settings: () => ({}),
  global: true,
  links: { managed_zone: { direction: 'none' } },
})
