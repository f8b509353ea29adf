import { z } from 'zod'

import { defineKind } from '../kind.ts'

export const awsCloudwatchDashboard = defineKind({
  id: 'aws.cloudwatch-dashboard',
  label: 'CloudWatch dashboard',
  provider: 'aws',
  category: 'operations',
  settings: z.strictObject({}),
  usage: z.strictObject({}),
})
