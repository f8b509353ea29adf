import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsCloudformationStack = defineKind({
  id: 'aws.cloudformation-stack',
  label: 'CloudFormation stack',
  provider: 'aws',
  category: 'operations',
  settings: z.strictObject({
    /** Whose resource types its template uses: AWS runs the handlers of its own types for nothing. */
    resourceTypes: choiceSetting(['own', 'third-party'], null),
  }),
  usage: z.strictObject({
    monthly_handler_operations: quantity(),
    /** Of what these operations last beyond 30 seconds each. */
    monthly_duration_secs: quantity(),
  }),
})
