import { z } from 'zod'

import { choiceSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureVirtualHubConnection = defineKind({
  id: 'azure.virtual-hub-connection',
  label: 'Virtual hub gateway connection',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({
    gatewayType: choiceSetting(['s2s', 'express-route'], null),
  }),
  usage: z.strictObject({}),
})
