import { z } from 'zod'

import { choiceSetting, countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureSignalrService = defineKind({
  id: 'azure.signalr-service',
  label: 'SignalR service',
  provider: 'azure',
  category: 'messaging',
  settings: z.strictObject({
    sku: choiceSetting(['Free_F1', 'Standard_S1', 'Premium_P1', 'Premium_P2'], null),
    capacity: countSetting(1),
  }),
  usage: z.strictObject({ monthly_additional_messages: quantity() }),
})
