import { z } from 'zod'

import { countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleSecretVersion = defineKind({
  id: 'google.secret-version',
  label: 'Secret version',
  provider: 'google',
  category: 'security',
  settings: z.strictObject({
    /** Locations that its secret is kept in; 1 when Google replicates it. */
    locations: countSetting(1),
  }),
  usage: z.strictObject({
    monthly_access_operations: quantity(),
  }),
})
