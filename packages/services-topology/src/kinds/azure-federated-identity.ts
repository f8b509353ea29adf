import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureFederatedIdentity = defineKind({
  id: 'azure.federated-identity',
  label: 'Federated identity credential',
  provider: 'azure',
  category: 'security',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_active_p1_users: quantity(),
    monthly_active_p2_users: quantity(),
  }),
})
