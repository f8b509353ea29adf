import { describe, expect, test } from 'vitest'

import { estimateCsv } from '../src/output/csv.ts'
import { diffMarkdown, estimateMarkdown } from '../src/output/markdown.ts'
import { showCommitted } from '../src/output/words.ts'
import { pricers } from '../src/pricers.ts'
import { commitments, estimateInputSchema, type Commitment } from '../src/schemas.ts'
import { diffEstimates } from '../src/service/diff-estimates.ts'
import { estimateOf } from './any-nodes.ts'
import { billsUnder, committed, google } from './committed.ts'
import { billOf } from './cost-of.ts'
import { examples } from './examples.ts'
import { nodeOf, type NodeOptions } from './node-of.ts'

function machine(instanceType: string, options: NodeOptions = {}) {
  return nodeOf('aws.ec2-instance', { instanceType }, { id: instanceType, ...options })
}

describe('a commitment for a whole estimate', () => {
  test('machines by hand: what has a price is reserved, what has none stays and is named', () => {
    const {
      resources,
      totalMonthly,
      committed: coverage,
    } = committed('reserved-1-year', [
      machine('t3.medium'),
      machine('m5.large'),
      nodeOf('aws.elasticache', { engine: 'redis', nodeType: 'cache.m5.large', nodeCount: 2 }),
      nodeOf('aws.sqs-queue', {}, { usage: { monthly_requests: 5_000_000 } }),
    ])
    const amounts = resources.map(({ monthly }) => monthly)
    // 730 h × $0.0261 + 8 GB × $0.10; 730 × $0.096 + $0.80; 2 × 730 × $0.106; 5 × $0.40.
    expect(amounts).toEqual([19.853, 70.88, 154.76, 2])
    expect(totalMonthly).toBeCloseTo(247.493, 9)
    expect(coverage).toEqual({
      commitment: 'reserved-1-year',
      atItsRate: 2,
      withoutPrice: [
        {
          address: 'm5.large',
          reason: 'no price for m5.large (aws.ec2, reserved-linux-1_year-no_upfront) in us-east-1',
        },
      ],
    })
    expect(resources[1]?.components[0]).toMatchObject({
      name: 'Instance usage (Linux/UNIX, on-demand, m5.large)',
      source: expect.stringContaining('; reserved-1-year has no price'),
    })
  })

  test('of a group that is part spot only the rest is reserved', () => {
    const instance = { instanceType: 't3.medium', rootVolume: { sizeGb: 8 } }
    const group = nodeOf('aws.auto-scaling-group', {
      instance,
      desiredCapacity: 4,
      onDemandBaseCapacity: 1,
      onDemandPercentageAboveBase: 0,
    })
    expect(billsUnder('reserved-1-year', [group])[0]?.slice(0, 2)).toEqual([
      ['Instance usage (Linux/UNIX, reserved, t3.medium)', 730, 'hours', 0.0261, 19.053],
      ['Instance usage (Linux/UNIX, spot, t3.medium)', 2190, 'hours', null, null],
    ])
  })

  test('a machine that is set to spot, or on a dedicated host, stays what it is', () => {
    const nodes = [
      google({ machineType: 'n2-standard-4', purchaseOption: 'preemptible' }),
      nodeOf('aws.ec2-instance', { instanceType: 't3.medium', purchaseOption: 'spot' }),
      nodeOf('aws.ec2-instance', { instanceType: 't3.medium', tenancy: 'host' }),
      nodeOf('aws.ecs-service', {
        launchType: 'FARGATE',
        purchaseOption: 'spot',
        desiredCount: 1,
        taskCpu: 256,
        taskMemoryMb: 512,
      }),
      nodeOf(
        'azure.virtual-machine',
        { size: 'Standard_D2_v3', operatingSystem: 'linux', purchase: 'spot' },
        { region: 'eastus' },
      ),
    ]
    for (const commitment of commitments) {
      const { resources, committed: coverage } = committed(commitment, nodes)
      expect(resources).toEqual(estimateOf(nodes).resources)
      expect(coverage).toEqual({ commitment, atItsRate: 0, withoutPrice: [] })
    }
  })

  test('a group of no machines has nothing to commit', () => {
    const settings = { instance: { instanceType: 'm5.large' }, desiredCapacity: 0 }
    const { committed: coverage } = committed('reserved-1-year', [
      nodeOf('aws.auto-scaling-group', settings),
    ])
    expect(coverage).toMatchObject({ atItsRate: 0, withoutPrice: [] })
  })

  test('a search domain is reserved without its warm nodes, which nobody reserves', () => {
    const node = nodeOf('aws.opensearch-domain', {
      instanceType: 'm5.large.search',
      instanceCount: 2,
      warmCount: 2,
      warmType: 'ultrawarm1.medium.search',
    })
    const bill = billsUnder('reserved-1-year', [node])[0]
    // 2 × 730 h × $0.098 and × $0.238.
    expect(bill?.map(([name, , , , monthly]) => [name, monthly])).toEqual([
      ['Instance (reserved, m5.large.search)', 143.08],
      ['UltraWarm instance (on-demand, ultrawarm1.medium.search)', 347.48],
    ])
  })

  test('a spot machine of AWS would be paid for the hours that it runs', () => {
    const node = machine('t3.medium')
    const [line] = pricers.get(node.kind)?.lines(node, { hours: 220, commitment: 'spot' }) ?? []
    expect(line).toMatchObject({ quantity: 220, committed: true })
  })

  test('what the usage of a resource says of its reservation wins', () => {
    const usage = { reserved_instance_type: 'standard', reserved_instance_term: '3_year' }
    const own = machine('t3.medium', { usage })
    const { resources, committed: coverage } = committed('reserved-1-year', [own])
    expect(resources).toEqual(estimateOf([own]).resources)
    expect(coverage).toMatchObject({ atItsRate: 0, withoutPrice: [] })
  })

  test('is paid for all month, and what it does not cover runs its hours', () => {
    const part = machine('t3.medium', { usage: { monthly_hrs: 100 } })
    const bills = billsUnder(
      'reserved-1-year',
      [part, machine('t3.medium'), machine('m5.large')],
      220,
    )
    expect(bills.map((bill) => bill[0]?.[1])).toEqual([730, 730, 220])
  })

  test('a term that is sold with an upfront payment alone has no such price, and says so', () => {
    const node = nodeOf('aws.rds-instance', {
      engine: 'mysql',
      instanceClass: 'db.t3.large',
      allocatedStorageGb: 20,
      storageType: 'gp2',
    })
    const { committed: coverage } = committed('reserved-3-years', [node])
    expect(coverage?.withoutPrice[0]?.reason).toMatch(
      /no price for .*-3_year-no_upfront\) in us-east-1; there is one with an upfront payment$/,
    )
  })

  test('what no price is known of anywhere is named, and stays what it is', () => {
    const usage = { monthly_requests: 1_000_000, request_duration_ms: 100 }
    const nodes = [
      nodeOf('aws.lambda-function', { memoryMb: 512 }, { id: 'lambda', usage }),
      nodeOf('aws.lambda-function', { memoryMb: 512 }, { id: 'unused' }),
      nodeOf(
        'aws.ecs-service',
        { launchType: 'FARGATE', desiredCount: 1, taskCpu: 256, taskMemoryMb: 512 },
        { id: 'fargate' },
      ),
      nodeOf('aws.redshift-cluster', { nodeType: 'dc2.large', nodeCount: 2 }, { id: 'redshift' }),
      nodeOf(
        'azure.virtual-machine',
        { size: 'Standard_D2_v3', operatingSystem: 'linux' },
        { id: 'azure', region: 'eastus' },
      ),
      nodeOf(
        'google.cloud-sql',
        { tier: 'db-custom-2-8192' },
        { id: 'sql', region: 'us-central1' },
      ),
    ]
    const bills = estimateOf(nodes).resources.map(billOf)
    const namedUnder = (commitment: Commitment) => {
      const { resources, committed: coverage } = committed(commitment, nodes)
      expect(resources.map(billOf)).toEqual(bills)
      expect(coverage?.atItsRate).toBe(0)
      return coverage?.withoutPrice.map(({ address }) => address)
    }
    expect(namedUnder('reserved-1-year')).toEqual(['redshift', 'azure', 'sql'])
    expect(namedUnder('savings-plan-3-years')).toEqual(['lambda', 'fargate', 'azure'])
    expect(namedUnder('spot')).toEqual(['fargate', 'azure'])
  })

  test('both of a Beanstalk environment are reserved, or neither', () => {
    const beanstalk = (instanceType: string) =>
      nodeOf('aws.elastic-beanstalk-environment', {
        loadBalancerType: 'none',
        instanceCount: 1,
        instance: { instanceType },
      })
    const coverageOf = (type: string) => committed('reserved-1-year', [beanstalk(type)]).committed
    expect(coverageOf('t3.medium')).toMatchObject({ atItsRate: 1, withoutPrice: [] })
    expect(coverageOf('m5.large')).toMatchObject({ atItsRate: 0, withoutPrice: [{}] })
  })

  test('no commitment is asked for, none is mentioned', () => {
    const plain = estimateOf(examples)
    expect(plain.committed).toBeNull()
    expect(showCommitted(plain.committed)).toBe('')
    expect(estimateMarkdown(plain)).not.toContain('that can be')
  })

  test('each output says how much is committed', () => {
    const nodes = [machine('t3.medium'), machine('m5.large')]
    const bought = committed('reserved-1-year', nodes)
    const said =
      'Of 2 resources that can be, 1 is at the reserved rate of one year; 1 has no such price.'
    expect(showCommitted(bought.committed)).toBe(said)
    expect(estimateMarkdown(bought)).toContain(`${said}\n\n- \`m5.large\`\n`)
    expect(estimateCsv(bought)).toContain('reserved-1-year has no price')
    expect(showCommitted(committed('spot', []).committed)).toBe(
      'Nothing here can be at the spot rate.',
    )
    const diff = diffEstimates(committed('reserved-1-year', []), bought)
    expect(diffMarkdown(diff)).toContain(
      `Before: Nothing here can be at the reserved rate of one year.\n\nAfter: ${said}\n\n- \`m5.large\`\n`,
    )
    expect(diffMarkdown(diffEstimates(bought, bought))).toContain(`\n\n${said}\n\n`)
  })

  test('is one of those there are', () => {
    const graph = { nodes: [], edges: [], groups: [] }
    const accepts = (commitment: unknown) =>
      estimateInputSchema.safeParse({ graph, commitment }).success
    expect(commitments.every(accepts)).toBe(true)
    expect(accepts('reserved-2-years')).toBe(false)
  })
})
