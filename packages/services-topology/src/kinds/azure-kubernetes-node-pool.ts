import { z } from 'zod'

import { azureNodePoolFields, azureNodePoolUsage } from '../azure-node-pool.ts'
import { defineKind } from '../kind.ts'

export const azureKubernetesNodePool = defineKind({
  id: 'azure.kubernetes-node-pool',
  label: 'AKS node pool',
  provider: 'azure',
  category: 'compute',
  settings: z.strictObject(azureNodePoolFields),
  usage: z.strictObject(azureNodePoolUsage),
})
