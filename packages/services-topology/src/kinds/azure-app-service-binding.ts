import { z } from 'zod'

import { choiceSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureAppServiceBinding = defineKind({
  id: 'azure.app-service-binding',
  label: 'Custom host name',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({
    /** TLS by the name that the client sends is free; an address of its own is not. */
    ssl: choiceSetting(['none', 'SniEnabled', 'IpBasedEnabled'], 'none'),
  }),
  usage: z.strictObject({}),
})
