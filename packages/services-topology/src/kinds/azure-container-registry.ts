import { z } from 'zod'

import { choiceSetting, countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureContainerRegistry = defineKind({
  id: 'azure.container-registry',
  label: 'Container registry',
  provider: 'azure',
  category: 'storage',
  settings: z.strictObject({
    /** `Classic` is no longer sold. */
    sku: choiceSetting(['Classic', 'Basic', 'Standard', 'Premium'], 'Basic'),
    /** Further locations that it is copied to. */
    geoReplications: countSetting(0),
  }),
  usage: z.strictObject({
    /** All of it, with what the price of the registry includes. */
    storage_gb: quantity(),
    monthly_build_vcpu_hrs: quantity(),
  }),
})
