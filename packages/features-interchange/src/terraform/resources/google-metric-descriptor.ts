import { googleMetricDescriptor } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const googleMetricDescriptorMapping = defineNode({
  types: ['google_monitoring_metric_descriptor'],
  kind: googleMetricDescriptor,
  named: ['display_name', 'type'],
  settings: () => ({}),
  global: true,
})
