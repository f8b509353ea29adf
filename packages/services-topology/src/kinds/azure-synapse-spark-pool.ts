import { z } from 'zod'

import { choiceSetting, countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureSynapseSparkPool = defineKind({
  id: 'azure.synapse-spark-pool',
  label: 'Synapse Spark pool',
  provider: 'azure',
  category: 'compute',
  settings: z.strictObject({
    nodeSize: choiceSetting(['Small', 'Medium', 'Large', 'XLarge', 'XXLarge'], null),
    /** As configured, or the least that autoscaling keeps. */
    nodeCount: countSetting(3),
  }),
  usage: z.strictObject({
    instances: quantity(),
    monthly_hours: quantity(),
  }),
})
