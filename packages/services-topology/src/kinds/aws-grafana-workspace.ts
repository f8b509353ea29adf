import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsGrafanaWorkspace = defineKind({
  id: 'aws.grafana-workspace',
  label: 'Grafana workspace',
  provider: 'aws',
  category: 'operations',
  settings: z.strictObject({}),
  usage: z.strictObject({
    editors_administrator_licenses: quantity(),
    viewer_licenses: quantity(),
  }),
})
