import { awsWebAcl } from '@backarch/services-topology'

import { type Attributes, blockAt, blocksAt, hasBlock, textAt } from '../mapping/attributes.ts'
import { defineNode, type MappingContext, type NodeMapping } from '../mapping/mapping.ts'

const unknownRules = { rules: null, ruleGroups: null, managedRuleGroups: null }

function classicRules(attributes: Attributes) {
  const rules = blocksAt(attributes, 'rules')
  if (rules === null) return unknownRules
  const types = rules.map((rule) => textAt(rule, 'type', 'REGULAR'))
  if (types.includes(null)) return unknownRules
  const ruleGroups = types.filter((type) => type === 'GROUP').length
  return { rules: types.length - ruleGroups, ruleGroups, managedRuleGroups: 0 }
}

/** Rules of its own, and groups that it names or that are associated with it. */
function rulesOf(attributes: Attributes, context: MappingContext) {
  const rules = blocksAt(attributes, 'rule')
  // As JSON they are written for the provider alone.
  if (rules === null || attributes.read('rule_json') !== undefined) return unknownRules
  const statements = rules.map((rule) => blockAt(rule, 'statement'))
  const associated = context.project
    .referrers(context.address)
    .filter(({ type }) => type === 'aws_wafv2_web_acl_rule_group_association')
    .map(({ address }) => context.attributesOf(address))
  const count = (all: readonly Attributes[], block: string) =>
    all.filter((one) => hasBlock(one, block)).length
  const ruleGroups = count(statements, 'rule_group_reference_statement')
  const managed = count(statements, 'managed_rule_group_statement')
  return {
    rules: rules.length - ruleGroups - managed,
    ruleGroups: ruleGroups + count(associated, 'rule_group_reference'),
    managedRuleGroups: managed + count(associated, 'managed_rule_group'),
  }
}

export const awsWebAcls: readonly NodeMapping[] = [
  defineNode({
    types: ['aws_waf_web_acl'],
    kind: awsWebAcl,
    named: ['name'],
    settings: (attributes) => ({ generation: 'classic' as const, ...classicRules(attributes) }),
  }),
  defineNode({
    types: ['aws_wafv2_web_acl'],
    kind: awsWebAcl,
    named: ['name', 'name_prefix'],
    settings: (attributes, context) => ({
      generation: 'v2' as const,
      ...rulesOf(attributes, context),
    }),
  }),
]
