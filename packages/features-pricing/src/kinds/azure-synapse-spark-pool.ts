import { azureSynapseSparkPool } from '@backarch/services-topology'

import { unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const vcores = { Small: 4, Medium: 8, Large: 16, XLarge: 32, XXLarge: 64 } as const

/** Billed while it runs. */
export const priceAzureSynapseSparkPool = definePricer(
  azureSynapseSparkPool,
  ({ settings: { nodeSize, nodeCount }, usage: { instances = 1, monthly_hours: hours } }) => [
    used({
      name: `${nodeSize?.toLowerCase() ?? 'unknown size'} (${nodeCount ?? 'unknown'} nodes)`,
      unit: 'vCore-hours',
      quantity:
        nodeSize === null || nodeCount === null || hours === undefined
          ? undefined
          : vcores[nodeSize] * nodeCount * hours * instances,
      price:
        nodeSize === null
          ? unknownSetting('nodeSize')
          : nodeCount === null
            ? unknownSetting('nodeCount')
            : { service: 'azure.synapse', product: 'spark-pool', key: 'vcore' },
    }),
  ],
)
