import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureStaticWebApp = defineKind({
  id: 'azure.static-web-app',
  label: 'Static web app',
  provider: 'azure',
  category: 'compute',
  traffic: 'metered',
  settings: z.strictObject({
    tier: choiceSetting(['Free', 'Standard', 'Dedicated'], 'Free'),
  }),
  usage: z.strictObject({
    /** All of it, with the 100 GB that cost nothing. */
    monthly_bandwidth_gb: quantity(),
  }),
})
