import { z } from 'zod'

import { azureDiskSchema } from '../azure-disk.ts'
import { azureMachineFields, azureMachineUsage } from '../azure-machine.ts'
import { countSetting, flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

const diskUsage = z.strictObject({ monthly_disk_operations: quantity() }).optional()

export const azureVirtualMachineScaleSet = defineKind({
  id: 'azure.virtual-machine-scale-set',
  label: 'Virtual machine scale set',
  provider: 'azure',
  category: 'compute',
  settings: z.strictObject({
    ...azureMachineFields,
    instances: countSetting(1),
    /** Of each member. */
    osDisk: azureDiskSchema.prefault({}),
    dataDisks: z.array(azureDiskSchema).max(100).nullable().default([]),
    ultraDisks: flagSetting(false),
  }),
  usage: z.strictObject({
    ...azureMachineUsage,
    /** Average number of members over the month; wins over the configured number. */
    instances: quantity(),
    os_disk: diskUsage,
    data_disk: diskUsage,
    storage_os_disk: diskUsage,
    storage_data_disk: diskUsage,
    storage_profile_os_disk: diskUsage,
    storage_profile_data_disk: diskUsage,
  }),
})
