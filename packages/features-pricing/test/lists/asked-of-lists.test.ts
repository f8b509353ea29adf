import type { GraphNode } from '@backarch/services-topology/schemas'
import { expect, test } from 'vitest'

import type { ListProduct } from '../../src/lists/to-catalog/list-product.ts'
import { catalogNames } from '../../src/lists/to-catalog/to-catalog.ts'
import { pricers } from '../../src/pricers.ts'
import type { Commitment } from '../../src/schemas.ts'
import { nodeOf } from '../node-of.ts'
import {
  aws,
  azure,
  cache,
  database,
  google,
  machine,
  partialConvertible,
  plan,
  planned,
  search,
  year,
  type Bought,
} from './list-products.ts'

const yearUsage = { reserved_instance_term: '1_year' }
const partialConvertibleUsage = {
  reserved_instance_term: '3_year',
  reserved_instance_type: 'convertible',
  reserved_instance_payment_option: 'partial_upfront',
}

const m5 = { instanceType: 'm5.large' }
const mysql = { engine: 'mysql', instanceClass: 'db.r5.large' }
const aurora = { engine: 'aurora-postgresql', instanceClass: 'db.r5.large' }
const redis = { engine: 'redis', nodeType: 'cache.m6g.large' }
const domain = { instanceType: 'm5.large.elasticsearch', instanceCount: 1 }
const ra3 = { nodeType: 'ra3.4xlarge', nodeCount: 2 }
const d2 = { size: 'Standard_D2_v3', purchase: 'spot' }
const dedicated = { tenancy: 'Dedicated', usagetype: 'DedicatedUsage:m5.large' }
const multiAz = { usagetype: 'Multi-AZUsage:db.r5.large', deploymentoption: 'Multi-AZ' }

/** A node, and the product of a list that has the price of its first line. */
const asked: readonly [GraphNode, 'aws' | 'azure' | 'google', readonly ListProduct[]][] = [
  [nodeOf('aws.ec2-instance', m5, { usage: yearUsage }), 'aws', [machine({}, year)]],
  [
    nodeOf('aws.ec2-instance', m5, {
      usage: { ...partialConvertibleUsage, operating_system: 'windows' },
    }),
    'aws',
    [machine({ operatingsystem: 'Windows' }, partialConvertible)],
  ],
  [
    nodeOf('aws.ec2-instance', { ...m5, tenancy: 'dedicated' }, { usage: yearUsage }),
    'aws',
    [machine(dedicated, year)],
  ],
  [
    nodeOf('aws.ec2-host', { family: 'm5' }, { usage: yearUsage }),
    'aws',
    [aws('AmazonEC2', 'Dedicated Host', { usagetype: 'USE2-HostUsage:m5' }, year)],
  ],
  [
    nodeOf('aws.ec2-host', { family: 'm5' }),
    'aws',
    [aws('AmazonEC2', 'Dedicated Host', { usagetype: 'HostUsage:m5' }, { purchase: 'on_demand' })],
  ],
  [
    nodeOf('aws.rds-instance', mysql, { usage: yearUsage }),
    'aws',
    [database({ databaseengine: 'MySQL' }, year)],
  ],
  [
    nodeOf('aws.rds-instance', { ...mysql, multiAz: true }, { usage: yearUsage }),
    'aws',
    [database({ databaseengine: 'MySQL', ...multiAz }, year)],
  ],
  [
    nodeOf('aws.rds-cluster-instance', aurora, { usage: yearUsage }),
    'aws',
    [database({ databaseengine: 'Aurora PostgreSQL' }, year)],
  ],
  [nodeOf('aws.elasticache', redis, { usage: yearUsage }), 'aws', [cache('Redis', year)]],
  [nodeOf('aws.elasticache', redis), 'aws', [cache('Redis', { purchase: 'on_demand' })]],
  [
    nodeOf('aws.elasticache', redis, {
      usage: { reserved_instance_payment_option: 'heavy_utilization' },
    }),
    'aws',
    [cache('Redis', { ...year, payment: 'Heavy Utilization' })],
  ],
  [
    nodeOf('aws.opensearch-domain', domain, { usage: yearUsage }),
    'aws',
    [search('m5.large', year)],
  ],
  [nodeOf('aws.opensearch-domain', domain), 'aws', [search('m5.large', { purchase: 'on_demand' })]],
  [
    nodeOf('aws.redshift-cluster', ra3),
    'aws',
    [
      aws(
        'AmazonRedshift',
        'Compute Instance',
        { instancetype: 'ra3.4xlarge', usagetype: 'USE2-Node:ra3.4xlarge' },
        { purchase: 'on_demand' },
      ),
    ],
  ],
  [
    nodeOf('azure.virtual-machine', d2),
    'azure',
    [azure('Linux', { purchase: 'spot', offering: 'Spot' })],
  ],
  [
    nodeOf('azure.virtual-machine', { ...d2, operatingSystem: 'windows' }),
    'azure',
    [azure('Windows', { purchase: 'spot', offering: 'Spot' })],
  ],
  [
    nodeOf('google.compute-instance', { machineType: 'n2-standard-4' }),
    'google',
    [
      google('N2 Instance Core running in Americas', 'h'),
      google('N2 Instance Ram running in Americas', 'GiBy.h'),
    ],
  ],
  [
    nodeOf('google.compute-instance', {
      machineType: 'n1-standard-1',
      purchaseOption: 'preemptible',
    }),
    'google',
    [
      google('Spot Preemptible N1 Predefined Instance Core running in Virginia', 'h'),
      google('Spot Preemptible N1 Predefined Instance Ram running in Virginia', 'GiBy.h'),
    ],
  ],
  [
    nodeOf('google.compute-instance', {
      machineType: 'n2-custom-2-4096',
      purchaseOption: 'preemptible',
    }),
    'google',
    [google('Spot Preemptible N2 Custom Instance Core running in Virginia', 'h')],
  ],
]

/** What a node asks for first, in the words of the catalog. */
function askedBy(node: GraphNode, commitment?: Commitment) {
  const [line] = pricers.get(node.kind)?.lines(node, { hours: 730, commitment }) ?? []
  if (line === undefined || !('service' in line.price)) throw new Error('It asks for no price.')
  const { service, product, key } = line.price
  return { service, product, key, unit: line.unit, region: 'r' }
}

/** What the products of a list are called. */
function namesOf(provider: 'aws' | 'azure' | 'google', products: readonly ListProduct[]) {
  const names = catalogNames(provider)
  const found = products.flatMap((listed) => names.of(listed, 'r'))
  return [...found, ...[...names.together()].flat()].map(({ price: _, ...name }) => name)
}

test.each(asked)('what %j asks for first, a list of %s is named by', (node, provider, products) => {
  expect(namesOf(provider, products)).toContainEqual(askedBy(node))
})

test('what is asked for under a commitment, a list is named by', () => {
  const machineOf = (system: string) =>
    nodeOf(
      'aws.ec2-instance',
      { instanceType: 'r7g.large' },
      { usage: { operating_system: system } },
    )
  for (const [system, operation] of [
    ['linux', 'RunInstances'],
    ['windows', 'RunInstances:0002'],
    ['rhel', 'RunInstances:0010'],
    ['suse', 'RunInstances:000g'],
  ] as const) {
    const oneYear = askedBy(machineOf(system), 'savings-plan-1-year')
    expect(namesOf('aws', [planned(operation)])).toEqual([oneYear])
    const threeYears = askedBy(machineOf(system), 'savings-plan-3-years')
    expect(namesOf('aws', [planned(operation, { ...plan, termMonths: 36 })])).toEqual([threeYears])
  }
  const azureMachine = nodeOf('azure.virtual-machine', { size: 'Standard_D2_v3' })
  for (const [commitment, purchase, unit] of [
    ['reserved-1-year', 'reserved', '1 Year'],
    ['savings-plan-1-year', 'savings_plan', '1 Hour'],
  ] as const) {
    const listed = azure('Linux', { purchase, termMonths: 12, unit })
    expect(namesOf('azure', [listed])).toEqual([askedBy(azureMachine, commitment)])
  }
  const redshift = aws(
    'AmazonRedshift',
    'Compute Instance',
    { instancetype: 'ra3.4xlarge', usagetype: 'USE2-Node:ra3.4xlarge' },
    year,
  )
  const cluster = nodeOf('aws.redshift-cluster', ra3)
  expect(namesOf('aws', [redshift])).toEqual([askedBy(cluster, 'reserved-1-year')])
  const n2 = nodeOf('google.compute-instance', { machineType: 'n2-standard-4' })
  for (const [commitment, years, termMonths] of [
    ['reserved-1-year', '1 Year', 12],
    ['reserved-3-years', '3 Years', 36],
  ] as const) {
    const bought: Bought = { purchase: 'committed', termMonths }
    const skus = [
      google(`Commitment v1: N2 Cpu in Americas for ${years}`, 'h', bought),
      google(`Commitment v1: N2 Ram in Americas for ${years}`, 'GiBy.h', bought),
    ]
    expect(namesOf('google', skus)).toContainEqual(askedBy(n2, commitment))
  }
})
