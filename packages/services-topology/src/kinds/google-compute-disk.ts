import { z } from 'zod'

import { amountSetting, flagSetting, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleComputeDisk = defineKind({
  id: 'google.compute-disk',
  label: 'Persistent disk',
  provider: 'google',
  category: 'storage',
  settings: z.strictObject({
    /** e.g. `pd-ssd`, `hyperdisk-extreme`. */
    diskType: textSetting('pd-standard'),
    sizeGb: amountSetting(null),
    /** Billed for extreme disks alone. */
    provisionedIops: amountSetting(null),
    /** Kept in two zones. */
    replicated: flagSetting(false),
  }),
  usage: z.strictObject({}),
})
