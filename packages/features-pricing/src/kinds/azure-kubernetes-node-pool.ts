import { azureKubernetesNodePool } from '@backarch/services-topology'

import { azureNodePoolLines } from '../azure-node-pool-lines.ts'
import { definePricer } from '../pricer.ts'

export const priceAzureKubernetesNodePool = definePricer(
  azureKubernetesNodePool,
  ({ settings, usage, ...buying }) => azureNodePoolLines(settings, usage, buying),
)
