import { z } from 'zod'

import { amountSetting, choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleDiskCopy = defineKind({
  id: 'google.disk-copy',
  label: 'Image or snapshot',
  provider: 'google',
  category: 'storage',
  settings: z.strictObject({
    copy: choiceSetting(['image', 'machine-image', 'snapshot'], 'image'),
    /** As large as what it was made from. */
    sizeGb: amountSetting(null),
  }),
  usage: z.strictObject({
    storage_gb: quantity(),
  }),
})
