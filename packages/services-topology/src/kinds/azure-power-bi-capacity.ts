import { z } from 'zod'

import { textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azurePowerBiCapacity = defineKind({
  id: 'azure.power-bi-capacity',
  label: 'Power BI Embedded',
  provider: 'azure',
  category: 'compute',
  settings: z.strictObject({
    /** A1 to A6. */
    sku: textSetting(),
  }),
  usage: z.strictObject({}),
})
