import { z } from 'zod'

import { azureDiskFields } from '../azure-disk.ts'
import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureManagedDisk = defineKind({
  id: 'azure.managed-disk',
  label: 'Managed disk',
  provider: 'azure',
  category: 'storage',
  settings: z.strictObject(azureDiskFields),
  usage: z.strictObject({
    /** Billed for standard disks alone. */
    monthly_disk_operations: quantity(),
  }),
})
