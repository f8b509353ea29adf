import { z } from 'zod'

import { azureMachineFields, azureMachineUsage } from '../azure-machine.ts'
import { countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureMachineLearningCompute = defineKind({
  id: 'azure.machine-learning-compute',
  label: 'Machine Learning compute',
  provider: 'azure',
  category: 'compute',
  settings: z.strictObject({
    ...azureMachineFields,
    nodeCount: countSetting(1),
  }),
  usage: z.strictObject({
    ...azureMachineUsage,
    /** Average number of nodes over the month; wins over the configured number. */
    instances: quantity(),
  }),
})
