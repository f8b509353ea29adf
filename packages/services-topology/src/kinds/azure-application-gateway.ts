import { z } from 'zod'

import { countSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureApplicationGateway = defineKind({
  id: 'azure.application-gateway',
  label: 'Application gateway',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({
    /** e.g. `WAF_v2`, `Standard_Medium`. */
    sku: textSetting(),
    /** Instances, or the least that autoscaling keeps. */
    capacity: countSetting(null),
  }),
  usage: z.strictObject({
    capacity_units: quantity(),
    monthly_v2_capacity_units: quantity(),
    monthly_data_processed_gb: quantity(),
  }),
})
