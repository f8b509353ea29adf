import { awsRoute53ResolverEndpoint } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { per } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { tieredLines } from '../tiered-lines.ts'

const service = 'aws.route53'

/** Millions a month. */
const tiers = [
  { label: 'first 1B', size: 1000 },
  { label: 'over 1B', size: Infinity },
]

export const priceAwsRoute53ResolverEndpoint = definePricer(
  awsRoute53ResolverEndpoint,
  ({ settings: { addresses }, usage }) => [
    hourlyLine(
      {
        name: 'Resolver endpoints',
        price: { service, product: 'resolver', key: 'endpoint' },
        ...(addresses === null && { note: 'the setting addresses is not known' }),
      },
      addresses,
    ),
    ...tieredLines({
      name: 'DNS queries',
      unit: '1M queries',
      quantity: per(usage.monthly_queries, 1e6),
      tiers,
      price: { service, product: 'resolver-queries' },
    }),
  ],
)
