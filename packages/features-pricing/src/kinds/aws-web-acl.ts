import { awsWebAcl } from '@backarch/services-topology'

import { fixed, per, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.waf'

export const priceAwsWebAcl = definePricer(awsWebAcl, ({ settings, usage }) => {
  const { generation, rules, ruleGroups, managedRuleGroups } = settings
  const price = (key: string) =>
    generation === null
      ? unknownSetting('generation')
      : { service, product: `web-acl-${generation}`, key }

  function counted(name: string, unit: string, key: string, quantity: number | null): Line[] {
    const note = { note: `how many ${unit} it has is not known` }
    const line = { name, unit, quantity, price: price(key), ...(quantity === null && note) }
    return quantity === 0 ? [] : [fixed(line)]
  }

  const insideGroups = (usage.rule_group_rules ?? 0) + (usage.managed_rule_group_rules ?? 0)
  return [
    ...counted('Web ACL usage', 'months', 'web-acl', 1),
    ...counted('Rules', 'rules', 'rule', rules === null ? null : rules + insideGroups),
    ...counted('Rule groups', 'groups', 'rule-group', ruleGroups),
    ...counted('Managed rule groups', 'groups', 'managed-rule-group', managedRuleGroups),
    used({
      name: 'Requests',
      unit: '1M requests',
      quantity: per(usage.monthly_requests, 1e6),
      price: price('requests'),
    }),
  ]
})
