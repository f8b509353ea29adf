import { z } from 'zod'

import { countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleSecret = defineKind({
  id: 'google.secret',
  label: 'Secret',
  provider: 'google',
  category: 'security',
  traffic: 'regional',
  settings: z.strictObject({
    /** Locations that a version is kept in; 1 when Google replicates it. */
    locations: countSetting(1),
  }),
  usage: z.strictObject({
    active_secret_versions: quantity(),
    monthly_access_operations: quantity(),
    monthly_rotation_notifications: quantity(),
  }),
})
