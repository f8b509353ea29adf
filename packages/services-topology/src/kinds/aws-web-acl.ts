import { z } from 'zod'

import { choiceSetting, countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsWebAcl = defineKind({
  id: 'aws.web-acl',
  label: 'Web ACL',
  provider: 'aws',
  category: 'security',
  settings: z.strictObject({
    generation: choiceSetting(['classic', 'v2'], 'v2'),
    /** Rules of its own. */
    rules: countSetting(0),
    ruleGroups: countSetting(0),
    /** Rule groups that someone else looks after: AWS, or a seller on its marketplace. */
    managedRuleGroups: countSetting(0),
  }),
  usage: z.strictObject({
    /** Rules inside its groups. */
    rule_group_rules: quantity(),
    managed_rule_group_rules: quantity(),
    monthly_requests: quantity(),
  }),
})
