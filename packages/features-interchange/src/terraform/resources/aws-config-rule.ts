import { awsConfigRule } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const awsConfigRuleMapping = defineNode({
  types: [
    'aws_config_config_rule',
    'aws_config_organization_custom_policy_rule',
    'aws_config_organization_custom_rule',
    'aws_config_organization_managed_rule',
  ],
  kind: awsConfigRule,
  named: ['name'],
  settings: () => ({}),
})
