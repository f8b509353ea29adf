import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsStepFunctions = defineKind({
  id: 'aws.step-functions',
  label: 'Step Functions state machine',
  provider: 'aws',
  category: 'compute',
  traffic: 'regional',
  settings: z.strictObject({
    workflowType: choiceSetting(['STANDARD', 'EXPRESS'], 'STANDARD'),
  }),
  usage: z.strictObject({
    monthly_transitions: quantity(),
    monthly_requests: quantity(),
    memory_mb: quantity(),
    workflow_duration_ms: quantity(),
  }),
})
