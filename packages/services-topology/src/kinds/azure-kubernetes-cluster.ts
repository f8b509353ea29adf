import { z } from 'zod'

import { azureNodePoolFields, azureNodePoolUsage } from '../azure-node-pool.ts'
import { choiceSetting, flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureKubernetesCluster = defineKind({
  id: 'azure.kubernetes-cluster',
  label: 'AKS cluster',
  provider: 'azure',
  category: 'compute',
  settings: z.strictObject({
    /** `Paid` is the older name of `Standard`. */
    tier: choiceSetting(['Free', 'Paid', 'Standard', 'Premium'], 'Free'),
    /** A standard load balancer of its own. */
    loadBalancer: flagSetting(false),
    httpApplicationRouting: flagSetting(false),
    nodePool: z.strictObject(azureNodePoolFields).prefault({}),
  }),
  usage: z.strictObject({
    load_balancer: z.strictObject({ monthly_data_processed_gb: quantity() }).optional(),
    default_node_pool: z.strictObject(azureNodePoolUsage).optional(),
  }),
})
