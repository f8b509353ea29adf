import { awsConfigRule } from '@backarch/services-topology'

import { definePricer } from '../pricer.ts'
import { tieredLines } from '../tiered-lines.ts'

/** Evaluations a month. */
const tiers = [
  { label: 'first 100K', size: 100_000 },
  { label: 'next 400K', size: 400_000 },
  { label: 'over 500K', size: Infinity },
]

export const priceAwsConfigRule = definePricer(awsConfigRule, ({ usage }) =>
  tieredLines({
    name: 'Rule evaluations',
    unit: 'evaluations',
    quantity: usage.monthly_rule_evaluations,
    tiers,
    price: { service: 'aws.config', product: 'rule-evaluations' },
  }),
)
