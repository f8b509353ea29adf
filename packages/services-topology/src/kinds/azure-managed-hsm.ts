import { z } from 'zod'

import { textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureManagedHsm = defineKind({
  id: 'azure.managed-hsm',
  label: 'Managed HSM',
  provider: 'azure',
  category: 'security',
  settings: z.strictObject({
    /** e.g. `Standard_B1`. */
    sku: textSetting(),
  }),
  usage: z.strictObject({}),
})
