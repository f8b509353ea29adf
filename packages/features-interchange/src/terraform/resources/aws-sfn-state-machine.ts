import { awsStepFunctions } from '@backarch/services-topology'

import { choiceAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsSfnStateMachine = defineNode({
  types: ['aws_sfn_state_machine'],
  kind: awsStepFunctions,
  named: ['name'],
  settings: (attributes) => ({
    workflowType: choiceAt(attributes, 'type', ['STANDARD', 'EXPRESS'], 'STANDARD'),
  }),
})
