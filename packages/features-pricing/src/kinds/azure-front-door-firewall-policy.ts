import { azureFrontDoorFirewallPolicy } from '@backarch/services-topology'

import { fixed, per, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.front-door'

export const priceAzureFrontDoorFirewallPolicy = definePricer(
  azureFrontDoorFirewallPolicy,
  ({ settings, usage }) => [
    fixed({
      name: 'Policy',
      unit: 'months',
      quantity: 1,
      price: { service, product: 'policy', key: 'policy' },
    }),
    fixed({
      name: 'Custom rules',
      unit: 'rules',
      quantity: settings.customRules,
      price:
        settings.customRules === null
          ? unknownSetting('customRules')
          : { service, product: 'custom-rule', key: 'custom-rule' },
    }),
    used({
      name: 'Custom rule requests',
      unit: '1M requests',
      quantity: per(usage.monthly_custom_rule_requests, 1e6),
      price: { service, product: 'policy-requests', key: 'custom-rule' },
    }),
    fixed({
      name: 'Managed rulesets',
      unit: 'rulesets',
      quantity: settings.managedRulesets,
      price:
        settings.managedRulesets === null
          ? unknownSetting('managedRulesets')
          : { service, product: 'managed-ruleset', key: 'managed-ruleset' },
    }),
    used({
      name: 'Managed ruleset requests',
      unit: '1M requests',
      quantity: per(usage.monthly_managed_ruleset_requests, 1e6),
      price: { service, product: 'policy-requests', key: 'managed-ruleset' },
    }),
  ],
)
