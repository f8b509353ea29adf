import { z } from 'zod'

import { choiceSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleStorageBucket = defineKind({
  id: 'google.storage-bucket',
  label: 'Storage bucket',
  provider: 'google',
  category: 'storage',
  traffic: 'metered',
  settings: z.strictObject({
    storageClass: choiceSetting(['STANDARD', 'NEARLINE', 'COLDLINE', 'ARCHIVE'], 'STANDARD'),
    /** A multi-region that holds whatever the provider's region is; empty for the component's own region. */
    location: textSetting(''),
  }),
  usage: z.strictObject({
    storage_gb: quantity(),
    /** Adding objects, listing. */
    monthly_class_a_operations: quantity(),
    /** Reading objects and metadata. */
    monthly_class_b_operations: quantity(),
    monthly_data_retrieval_gb: quantity(),
    monthly_egress_data_transfer_gb: z
      .strictObject({
        same_continent: quantity(),
        worldwide: quantity(),
        asia: quantity(),
        china: quantity(),
        australia: quantity(),
      })
      .optional(),
  }),
})
