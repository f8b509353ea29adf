import { z } from 'zod'

import { choiceSetting, countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureSearchService = defineKind({
  id: 'azure.search-service',
  label: 'Search service',
  provider: 'azure',
  category: 'database',
  settings: z.strictObject({
    sku: choiceSetting(
      [
        'free',
        'basic',
        'standard',
        'standard2',
        'standard3',
        'storage_optimized_l1',
        'storage_optimized_l2',
      ],
      null,
    ),
    replicaCount: countSetting(1),
    partitionCount: countSetting(1),
  }),
  usage: z.strictObject({ monthly_images_extracted: quantity() }),
})
