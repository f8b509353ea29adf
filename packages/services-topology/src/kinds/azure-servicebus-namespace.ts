import { z } from 'zod'

import { choiceSetting, countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureServicebusNamespace = defineKind({
  id: 'azure.servicebus-namespace',
  label: 'Service Bus namespace',
  provider: 'azure',
  category: 'messaging',
  traffic: 'regional',
  settings: z.strictObject({
    sku: choiceSetting(['Basic', 'Standard', 'Premium'], null),
    /** Messaging units of a premium one. */
    capacity: countSetting(1),
  }),
  usage: z.strictObject({
    monthly_messaging_operations: quantity(),
    monthly_brokered_connections: quantity(),
  }),
})
