import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleCloudNat = defineKind({
  id: 'google.cloud-nat',
  label: 'Cloud NAT',
  provider: 'google',
  category: 'network',
  settings: z.strictObject({}),
  usage: z.strictObject({
    /** Machines that use it, on average. */
    assigned_vms: quantity(),
    monthly_data_processed_gb: quantity(),
  }),
})
