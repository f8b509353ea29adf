import { awsGrafanaWorkspace } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const awsGrafanaWorkspaceMapping = defineNode({
  types: ['aws_grafana_workspace'],
  kind: awsGrafanaWorkspace,
  named: ['name'],
  settings: () => ({}),
})
