import { z } from 'zod'

import { choiceSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureDnsResolver = defineKind({
  id: 'azure.dns-resolver',
  label: 'Private DNS resolver',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({
    /** Each of them is billed for itself, the resolver as such is not. */
    part: choiceSetting(['inbound-endpoint', 'outbound-endpoint', 'forwarding-ruleset'], null),
  }),
  usage: z.strictObject({}),
})
