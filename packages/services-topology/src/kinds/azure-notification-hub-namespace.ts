import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureNotificationHubNamespace = defineKind({
  id: 'azure.notification-hub-namespace',
  label: 'Notification Hubs namespace',
  provider: 'azure',
  category: 'messaging',
  settings: z.strictObject({ sku: choiceSetting(['Free', 'Basic', 'Standard'], null) }),
  usage: z.strictObject({ monthly_pushes: quantity() }),
})
