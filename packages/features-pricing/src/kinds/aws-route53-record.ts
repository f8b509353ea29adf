import { awsRoute53Record } from '@backarch/services-topology'

import { per } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { tieredLines } from '../tiered-lines.ts'

/** Millions a month. */
const tiers = [
  { label: 'first 1B', size: 1000 },
  { label: 'over 1B', size: Infinity },
]

export const priceAwsRoute53Record = definePricer(awsRoute53Record, ({ usage }) => {
  const queries = [
    ['Standard queries', 'standard', usage.monthly_standard_queries],
    ['Latency based routing queries', 'latency', usage.monthly_latency_based_queries],
    ['Geo DNS queries', 'geo', usage.monthly_geo_queries],
  ] as const
  return queries.flatMap(([name, routing, amount]) =>
    tieredLines({
      name,
      unit: '1M queries',
      quantity: per(amount, 1e6),
      tiers,
      price: { service: 'aws.route53', product: `${routing}-queries`, region: 'global' },
    }),
  )
})
