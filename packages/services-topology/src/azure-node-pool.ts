import { z } from 'zod'

import { azureDiskFields } from './azure-disk.ts'
import { azureMachineFields } from './azure-machine.ts'
import { amountSetting, countSetting, flagSetting, quantity } from './fields.ts'

/** A pool of equal nodes of a Kubernetes cluster. */
export const azureNodePoolFields = {
  ...azureMachineFields,
  /** As configured, and not below what autoscaling keeps. */
  nodeCount: countSetting(1),
  osDisk: z
    .strictObject({
      ...azureDiskFields,
      /** AKS gives 128 GB when nothing is said. */
      sizeGb: amountSetting(128),
      unbilled: flagSetting(false),
    })
    .prefault({}),
}

export const azureNodePoolUsage = {
  /** Average number of nodes over the month; wins over the configured number. */
  nodes: quantity(),
  monthly_hrs: quantity(),
}
