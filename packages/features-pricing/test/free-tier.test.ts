import type { GraphNode } from '@backarch/services-topology/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { allowances } from '../src/free-tier/allowances.ts'
import { openFreeTier } from '../src/free-tier/free-tier.ts'
import { pricers } from '../src/pricers.ts'
import type { Estimate } from '../src/schemas.ts'
import { estimate } from '../src/service/estimate.ts'
import { anyNodes, estimateOf, microCents, sum } from './any-nodes.ts'
import { billOf } from './cost-of.ts'
import { examples } from './examples.ts'
import { nodeOf } from './node-of.ts'

function withFreeTier(nodes: readonly GraphNode[]): Estimate {
  return estimate({ graph: { nodes: [...nodes], edges: [], groups: [] }, freeTier: true })
}

function lambda(id: string, requests: number, region = 'us-east-1') {
  const usage = { monthly_requests: requests, request_duration_ms: 1000 }
  return nodeOf('aws.lambda-function', { memoryMb: 1024 }, { id, usage, region })
}

describe('the free tier', () => {
  test('is one for all of an account: whoever comes first takes first', () => {
    const { resources, totalMonthly } = withFreeTier([
      lambda('first', 300_000),
      lambda('second', 1_000_000),
    ])
    expect(resources.map(billOf)).toEqual([
      [
        ['Requests', 0, '1M requests', 0.2, 0],
        ['Requests (free tier)', 0.3, '1M requests', 0, 0],
        ['Duration (first 6B)', 0, 'GB-seconds', 0.0000166667, 0],
        ['Duration (first 6B) (free tier)', 300_000, 'GB-seconds', 0, 0],
      ],
      [
        ['Requests', 0.3, '1M requests', 0.2, 0.06],
        ['Requests (free tier)', 0.7, '1M requests', 0, 0],
        ['Duration (first 6B)', 900_000, 'GB-seconds', 0.0000166667, 15.00003],
        ['Duration (first 6B) (free tier)', 100_000, 'GB-seconds', 0, 0],
      ],
    ])
    // By hand: 0.3 × $0.20 + 900,000 × $0.0000166667.
    expect(totalMonthly).toBeCloseTo(15.06003, 9)
    const given = resources[0]?.components[1]?.source
    expect(given).toBe(
      'free tier: 1 1M requests a month for all of an account (aws.amazon.com/lambda/pricing, 2025)',
    )
  })

  test('is not there unless it is asked for', () => {
    const names = estimateOf([lambda('one', 100)]).resources.map(({ components }) => components)
    expect(JSON.stringify(names)).not.toContain('free tier')
  })

  test('is of no account in China or GovCloud, and what has no price takes nothing of it', () => {
    const nowhere = lambda('nowhere', 1_000_000, 'af-south-1')
    const [gov, unpriced, plain] = withFreeTier([
      lambda('gov', 1_000_000, 'us-gov-west-1'),
      nowhere,
      lambda('plain', 1_000_000),
    ]).resources
    expect(JSON.stringify(gov)).not.toContain('free tier')
    expect(unpriced).toEqual(estimateOf([nowhere]).resources[0])
    expect(unpriced?.status).toBe('unpriced')
    expect(plain?.components[0]).toMatchObject({ quantity: 0, monthly: 0 })
  })

  test('with it, the total is the sum of its parts, nothing is more, and no quantity is lost', () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        const [less, all] = [withFreeTier(nodes), estimateOf(nodes)]
        const monthlies = less.resources.map(({ monthly }) => monthly)
        expect(sum(monthlies)).toBe(microCents(less.totalMonthly))
        for (const [at, { status, monthly, components }] of less.resources.entries()) {
          const whole = all.resources[at]
          expect(status).toBe(whole?.status)
          expect(monthly ?? 0).toBeLessThanOrEqual(whole?.monthly ?? 0)
          expect(sum(components.map((each) => each.monthly))).toBe(
            status === 'unpriced'
              ? sum(components.map((each) => each.monthly))
              : microCents(monthly ?? 0),
          )
          const [told, known] = [components, whole?.components ?? []].map((lines) =>
            lines.reduce((total, { quantity }) => total + (quantity ?? 0), 0),
          )
          expect(told).toBeCloseTo(known ?? 0, 3)
        }
      }),
    )
  })

  test('of each allowance some kind takes', () => {
    const taken = examples.flatMap((node) => {
      const lines = pricers.get(node.kind)?.lines(node) ?? []
      return openFreeTier()(
        lines.map((line) => ({ ...line, quantity: 1 })),
        null,
      )
    })
    const sources = taken.map(({ price }) => ('source' in price ? price.source : ''))
    const untouched = allowances.filter(({ amount, unit, page }) => {
      const much = amount.toLocaleString('en-US', { maximumFractionDigits: 5 })
      const said = `free tier: ${much} ${unit} a month for all of an account (${page}`
      return !sources.some((source) => source.startsWith(said))
    })
    expect(untouched).toEqual([])
  })
})
