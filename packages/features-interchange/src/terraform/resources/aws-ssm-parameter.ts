import { awsSsmParameter } from '@backarch/services-topology'

import { type Attributes, choiceAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

const tiers = ['Standard', 'Advanced', 'Intelligent-Tiering'] as const

/** With intelligent tiering AWS chooses, by size and by how many there are in the account. */
function tierOf(attributes: Attributes): 'Standard' | 'Advanced' | null {
  const tier = choiceAt(attributes, 'tier', tiers, 'Standard')
  if (tier !== 'Intelligent-Tiering') return tier
  attributes.warn('tier', 'is left to AWS and not known.')
  return null
}

export const awsSsmParameterMapping = defineNode({
  types: ['aws_ssm_parameter'],
  kind: awsSsmParameter,
  named: ['name'],
  links: { value: { direction: 'none' }, insecure_value: { direction: 'none' } },
  settings: (attributes) => ({ tier: tierOf(attributes) }),
})
