import { awsCloudwatchDashboard } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const awsCloudwatchDashboardMapping = defineNode({
  types: ['aws_cloudwatch_dashboard'],
  kind: awsCloudwatchDashboard,
  named: ['dashboard_name'],
  links: { dashboard_body: { direction: 'none' } },
  settings: () => ({}),
})
