import { z } from 'zod'

import { choiceSetting, countSetting, flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureEventhubNamespace = defineKind({
  id: 'azure.eventhub-namespace',
  label: 'Event Hubs namespace',
  provider: 'azure',
  category: 'messaging',
  traffic: 'regional',
  settings: z.strictObject({
    /** `Dedicated`: it lies in a cluster of its own. */
    sku: choiceSetting(['Basic', 'Standard', 'Premium', 'Dedicated'], null),
    capacity: countSetting(1),
    /** Of one of its hubs. */
    capture: flagSetting(false),
  }),
  usage: z.strictObject({
    monthly_ingress_events: quantity(),
    throughput_or_capacity_units: quantity(),
    capture_enabled: z.boolean().optional(),
    retention_storage_gb: quantity(),
  }),
})
