import { googleForwardingRule } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const googleForwardingRuleMapping = defineNode({
  types: ['google_compute_forwarding_rule', 'google_compute_global_forwarding_rule'],
  kind: googleForwardingRule,
  named: ['name'],
  settings: () => ({}),
})
