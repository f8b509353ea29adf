import type { GraphEdge, GraphNode } from '@backarch/services-topology/schemas'
import { describe, expect, test } from 'vitest'

import type { ResourceCost } from '../../src/schemas.ts'
import { estimateGraph } from '../../src/service/estimate.ts'
import { nodeOf } from '../node-of.ts'

const zoneA = { availabilityZone: 'us-east-1a' }
const zoneB = { availabilityZone: 'us-east-1b' }

function machine(id: string, settings: object = {}, region: string | null = 'us-east-1') {
  return nodeOf('aws.ec2-instance', { instanceType: 't3.large', ...settings }, { id, region })
}

const internet = nodeOf('any.internet', {}, { id: 'users', region: null })

/** What the network bills for an edge between two nodes. */
function between(
  from: GraphNode,
  to: GraphNode,
  volume: Partial<NonNullable<GraphEdge['volume']>> = { gigabytes: 1000 },
  mode: GraphEdge['mode'] = 'data',
): ResourceCost | undefined {
  const told = { requests: null, gigabytes: null, ...volume }
  const edge = { id: 'e', from: from.id, to: to.id, protocol: null, mode, volume: told }
  const { resources } = estimateGraph({ nodes: [from, to], edges: [edge], groups: [] })
  return resources.find((resource) => resource.edge === 'e')
}

function rows(cost: ResourceCost | undefined) {
  return cost?.components.map(({ name, quantity, unitPrice, monthly }) => [
    name,
    quantity,
    unitPrice,
    monthly,
  ])
}

describe('data that an edge transfers', () => {
  test('is free within a zone, and says why', () => {
    const cost = between(machine('web', zoneA), machine('db', zoneA))
    expect(cost).toMatchObject({ address: 'web → db', status: 'free', monthly: 0 })
    expect(cost?.components[0]?.source).toBe('free: within the zone us-east-1a')
  })

  test('is billed out of one zone and into the other', () => {
    // 1000 GB × 2 × 0.01
    expect(between(machine('web', zoneA), machine('db', zoneB))).toMatchObject({
      type: 'data-transfer',
      region: 'us-east-1',
      status: 'priced',
      monthly: 20,
      components: [
        {
          name: 'Intra-region data transfer',
          quantity: 2000,
          unitPrice: 0.01,
          usageBased: true,
          source: expect.stringContaining('infracost'),
        },
      ],
    })
  })

  test('is billed to another region at the prices of the one that it leaves', () => {
    const [virginia, ohio, ireland, capeTown] = [
      'us-east-1',
      'us-east-2',
      'eu-west-1',
      'af-south-1',
    ]
    const costs = (from = '', to = '') => {
      return rows(between(machine('a', {}, from), machine('b', {}, to), { gigabytes: 100 }))
    }
    const other = 'Outbound data transfer to other regions'
    expect(costs(virginia, ireland)).toEqual([[other, 100, 0.02, 2]])
    expect(costs(capeTown, ireland)).toEqual([[other, 100, 0.147, 14.7]])
    expect(costs(ireland, capeTown)).toEqual([[other, 100, 0.02, 2]])
    const close = 'Outbound data transfer to US East regions'
    expect(costs(virginia, ohio)).toEqual([[close, 100, 0.01, 1]])
    expect(costs(ohio, virginia)).toEqual([[close, 100, 0.01, 1]])
  })

  test('is billed to the internet in steps', () => {
    const cost = between(machine('web'), internet, { gigabytes: 60_000 })
    expect(rows(cost)).toEqual([
      ['Outbound data transfer to Internet (first 10TB)', 10_240, 0.09, 921.6],
      ['Outbound data transfer to Internet (next 40TB)', 40_960, 0.085, 3481.6],
      ['Outbound data transfer to Internet (next 100TB)', 8800, 0.07, 616],
    ])
    expect(cost?.monthly).toBe(5019.2)
  })

  test('is free from the internet, and its replies are not', () => {
    expect(between(internet, machine('web'))).toMatchObject({ status: 'free', region: 'us-east-1' })
    const answered = between(internet, machine('web'), { gigabytes: 10, replyGigabytes: 200 })
    expect(rows(answered)).toEqual([
      ['Data transfer', 10, 0, 0],
      ['Replies > Outbound data transfer to Internet (first 10TB)', 200, 0.09, 18],
    ])
  })

  test('waits for the replies of whoever is called, where they are not free', () => {
    const cost = between(internet, machine('web'), { gigabytes: 10 }, 'sync')
    expect(cost).toMatchObject({ status: 'priced', monthly: 0 })
    expect(rows(cost)?.[1]).toEqual([
      'Replies > Outbound data transfer to Internet (first 10TB)',
      null,
      0.09,
      null,
    ])
    expect(between(internet, machine('web'), { gigabytes: 10 }, 'async')?.components).toHaveLength(
      1,
    )
    const near = between(machine('a', zoneA), machine('b', zoneA), { gigabytes: 10 }, 'sync')
    expect(near?.components).toHaveLength(1)
  })

  test('is to the internet where it goes to another provider, and so are the replies', () => {
    const google = nodeOf('google.compute-instance', {}, { id: 'vm', region: 'us-central1' })
    const cost = between(machine('web'), google, { gigabytes: 100, replyGigabytes: 100 })
    expect(rows(cost)).toEqual([
      ['Outbound data transfer to Internet (first 10TB)', 100, 0.09, 9],
      ['Replies > Outbound data transfer to Internet (first 1TB)', 100, 0.12, 12],
    ])
  })

  test('is billed by what lies between regions of Google Cloud', () => {
    const cost = (from: string, to: string) => {
      const vm = (region: string) => nodeOf('google.compute-instance', {}, { id: region, region })
      return rows(between(vm(from), vm(to), { gigabytes: 100 }))?.[0]?.[2]
    }
    expect(cost('us-central1', 'northamerica-northeast1')).toBe(0.02)
    expect(cost('us-central1', 'europe-west1')).toBe(0.08)
    expect(cost('us-central1', 'australia-southeast1')).toBe(0.1)
    // Of no other region does the catalog know what it bills.
    expect(cost('europe-west1', 'us-central1')).toBeNull()
    expect(cost('us-central1', 'me-west1')).toBeNull()
  })
})

describe('what is not known of a transfer', () => {
  test('is no zero: an amount', () => {
    const cost = between(machine('a', zoneA), machine('b', zoneB), { requests: 5 })
    expect(cost).toMatchObject({ status: 'priced', monthly: null })
    expect(rows(cost)).toEqual([['Intra-region data transfer', null, 0.01, null]])
  })

  test('is named: a zone, one of several, a region, a price', () => {
    const why = (...ends: Parameters<typeof between>) => {
      const cost = between(...ends)
      expect(cost).toMatchObject({ status: 'unpriced', monthly: null })
      return cost?.components[0]?.source
    }
    const zone = (id: string) =>
      `no price: it is not known in which one zone ${id} lies; put it into a group of kind zone, or set its availabilityZone`
    expect(why(machine('web', zoneA), machine('db'))).toBe(zone('db'))
    const many = nodeOf(
      'aws.auto-scaling-group',
      { availabilityZones: ['us-east-1a', 'us-east-1b'] },
      { id: 'fleet' },
    )
    expect(why(many, machine('db', zoneA))).toBe(zone('fleet'))
    expect(why(machine('a', {}, null), machine('b'))).toBe('no price: the region of a is not known')
    expect(why(machine('a'), machine('b', {}, null))).toBe('no price: the region of b is not known')
    const unknown = nodeOf('aws.quantum-computer', {}, { id: 'future' })
    expect(why(machine('a'), unknown)).toBe('no price: the kind of future is not known')
    const azure = (region: string) => nodeOf('azure.virtual-machine', {}, { id: region, region })
    expect(why(azure('eastus'), azure('westus'))).toContain('no price for bandwidth of Azure')
    expect(why(machine('a', {}, 'xx-nowhere-1'), internet)).toContain('xx-nowhere-1')
  })

  test('is not listed where nobody has spoken of it: edges that are read from code have no volume', () => {
    const [a, b] = [machine('a', zoneA), machine('b', zoneB)]
    const edge = {
      id: 'e',
      from: 'a',
      to: 'b',
      protocol: null,
      mode: 'sync' as const,
      volume: null,
    }
    const { resources } = estimateGraph({ nodes: [a, b], edges: [edge], groups: [] })
    expect(resources.map(({ address }) => address)).toEqual(['a', 'b'])
  })
})

describe('no gigabyte is billed twice', () => {
  const cdn = nodeOf('aws.cloudfront-distribution', {}, { id: 'cdn', region: null })
  const files = nodeOf('google.storage-bucket', {}, { id: 'files', region: 'europe-west1' })

  test('what a component bills from its own usage is free on its edges', () => {
    for (const cost of [between(cdn, internet), between(machine('web'), cdn)]) {
      expect(cost).toMatchObject({ status: 'free', monthly: 0 })
      expect(cost?.components[0]?.source).toBe('free: billed with cdn')
    }
    expect(between(files, internet)?.components[0]?.source).toBe('free: billed with files')
  })

  test('what is sent to it is not', () => {
    const vm = nodeOf('google.compute-instance', {}, { id: 'vm', region: 'us-central1' })
    expect(between(vm, files)?.status).toBe('priced')
  })

  test('services of the whole region cost nothing from within it', () => {
    const bucket = nodeOf('aws.s3-bucket', {}, { id: 'files' })
    expect(between(machine('web'), bucket)).toMatchObject({ status: 'free' })
    expect(between(machine('web', {}, 'eu-west-1'), bucket)).toMatchObject({ monthly: 20 })
    expect(between(bucket, internet)).toMatchObject({ monthly: 90 })
    const oneZone = nodeOf('aws.efs-file-system', { oneZone: true }, { id: 'disk' })
    expect(between(machine('web'), oneZone)).toMatchObject({ status: 'unpriced' })
  })
})
