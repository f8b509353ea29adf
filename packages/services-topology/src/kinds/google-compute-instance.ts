import { z } from 'zod'

import { quantity } from '../fields.ts'
import { googleMachineFields } from '../google-machine-fields.ts'
import { defineKind } from '../kind.ts'

export const googleComputeInstance = defineKind({
  id: 'google.compute-instance',
  label: 'Compute Engine instance',
  provider: 'google',
  category: 'compute',
  settings: z.strictObject(googleMachineFields),
  usage: z.strictObject({
    /** Hours a month that the machine runs; 730 when not said. */
    monthly_hrs: quantity(),
  }),
})
