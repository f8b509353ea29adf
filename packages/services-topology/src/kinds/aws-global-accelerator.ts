import { z } from 'zod'

import { defineKind } from '../kind.ts'

export const awsGlobalAccelerator = defineKind({
  id: 'aws.global-accelerator',
  label: 'Global Accelerator',
  provider: 'aws',
  category: 'network',
  traffic: 'edge',
  settings: z.strictObject({}),
  usage: z.strictObject({}),
})
