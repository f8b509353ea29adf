import { z } from 'zod'

import { googleRegionEgress } from '../google-egress-usage.ts'
import { defineKind } from '../kind.ts'

export const googleServiceNetworking = defineKind({
  id: 'google.service-networking',
  label: 'Private service connection',
  provider: 'google',
  category: 'network',
  traffic: 'metered',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_egress_data_transfer_gb: googleRegionEgress,
  }),
})
