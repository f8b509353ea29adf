import { z } from 'zod'

import { countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureFrontDoorFirewallPolicy = defineKind({
  id: 'azure.front-door-firewall-policy',
  label: 'Front Door firewall policy',
  provider: 'azure',
  category: 'security',
  settings: z.strictObject({
    /** Those that are enabled. */
    customRules: countSetting(0),
    managedRulesets: countSetting(0),
  }),
  usage: z.strictObject({
    monthly_custom_rule_requests: quantity(),
    monthly_managed_ruleset_requests: quantity(),
  }),
})
