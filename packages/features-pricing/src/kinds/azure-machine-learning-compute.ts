import { azureMachineLearningCompute } from '@backarch/services-topology'

import { azureMachineLine } from '../azure-machine-lines.ts'
import { definePricer } from '../pricer.ts'

/** Without an expected number, the configured one; nothing that runs is less than one node. */
export const priceAzureMachineLearningCompute = definePricer(
  azureMachineLearningCompute,
  ({ settings, usage, hours, commitment }) => {
    const { nodeCount } = settings
    const configured = nodeCount === null ? null : Math.max(nodeCount, 1)
    return [
      azureMachineLine(settings, {
        count: usage.instances ?? configured,
        hours: usage.monthly_hrs ?? hours,
        commitment,
      }),
    ]
  },
)
