import { z } from 'zod'

import { amountSetting, choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

/** A snapshot of a disk, or an image: the snapshots of a machine's disks. */
export const azureSnapshot = defineKind({
  id: 'azure.snapshot',
  label: 'Snapshot or image',
  provider: 'azure',
  category: 'storage',
  settings: z.strictObject({
    /** Of the disks it was made from; null when they are not known. */
    sizeGb: amountSetting(null),
    redundancy: choiceSetting(['LRS', 'ZRS'], 'LRS'),
  }),
  usage: z.strictObject({
    storage_gb: quantity(),
  }),
})
