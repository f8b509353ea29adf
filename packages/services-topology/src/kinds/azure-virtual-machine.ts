import { z } from 'zod'

import { azureDiskSchema } from '../azure-disk.ts'
import { azureMachineFields, azureMachineUsage } from '../azure-machine.ts'
import { flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

const diskUsage = z.strictObject({ monthly_disk_operations: quantity() }).optional()

export const azureVirtualMachine = defineKind({
  id: 'azure.virtual-machine',
  label: 'Virtual machine',
  provider: 'azure',
  category: 'compute',
  settings: z.strictObject({
    ...azureMachineFields,
    osDisk: azureDiskSchema.prefault({}),
    dataDisks: z.array(azureDiskSchema).max(100).nullable().default([]),
    /** May have ultra disks, which is billed by vCPU as long as there is none. */
    ultraDisks: flagSetting(false),
  }),
  usage: z.strictObject({
    ...azureMachineUsage,
    os_disk: diskUsage,
    /** The same of the older Terraform type; of each data disk. */
    storage_os_disk: diskUsage,
    storage_data_disk: diskUsage,
  }),
})
