import { z } from 'zod'

import { choiceSetting, countSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureIothub = defineKind({
  id: 'azure.iothub',
  label: 'IoT Hub',
  provider: 'azure',
  category: 'messaging',
  settings: z.strictObject({
    sku: choiceSetting(['F1', 'B1', 'B2', 'B3', 'S1', 'S2', 'S3'], null),
    capacity: countSetting(1),
  }),
  usage: z.strictObject({}),
})
