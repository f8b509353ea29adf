import fc from 'fast-check'
import { expect, test } from 'vitest'

import { usageProfiles } from '../src/schemas.ts'
import { estimate } from '../src/service/estimate.ts'
import { anyNodes, microCents } from './any-nodes.ts'
import { billOf } from './cost-of.ts'
import { nodeOf } from './node-of.ts'

test('a profile fills what waits for a usage, and changes nothing that is known', () => {
  fc.assert(
    fc.property(anyNodes, fc.constantFrom(...usageProfiles), (nodes, profile) => {
      const graph = { nodes, edges: [], groups: [] }
      const before = estimate({ graph })
      const after = estimate({ graph, profile })
      expect(after.baselineMonthly).toBe(before.baselineMonthly)
      expect(after.usageMonthly).toBeGreaterThanOrEqual(before.usageMonthly)
      for (const [at, { components }] of before.resources.entries()) {
        const now = after.resources[at]?.components ?? []
        const open = new Set(components.filter((c) => c.quantity === null).map(({ name }) => name))
        const known = ({ name }: { name: string }) => !open.has(name)
        expect(now.filter(known)).toEqual(components.filter(known))
      }
    }),
  )
})

test('the more is assumed, the more it costs', () => {
  fc.assert(
    fc.property(anyNodes, (nodes) => {
      const graph = { nodes, edges: [], groups: [] }
      const totals = usageProfiles.map((profile) =>
        microCents(estimate({ graph, profile }).totalMonthly),
      )
      expect(totals).toEqual(totals.toSorted((one, other) => one - other))
    }),
  )
})

test('nothing is assumed of what has no price: the rest of the bill stays known', () => {
  const settings = { nodeType: 'cache.t4g.small', snapshotRetentionDays: 3 }
  const nodes = [nodeOf('aws.elasticache', settings, { region: 'us-east-2' })]
  const graph = { nodes, edges: [], groups: [] }
  expect(estimate({ graph, profile: 'high' }).totalMonthly).toBe(estimate({ graph }).totalMonthly)
  expect(estimate({ graph }).totalMonthly).toBe(23.36)
})

test('what somebody has said counts, and the rest is assumed', () => {
  const nodes = [
    nodeOf('aws.lambda-function', { memoryMb: 1024 }, { usage: { monthly_requests: 2_000_000 } }),
  ]
  const graph = { nodes, edges: [], groups: [] }
  const [cost] = estimate({ graph, profile: 'typical' }).resources
  // By hand: 2 million calls of 250 ms with 1 GB.
  expect(cost && billOf(cost)).toEqual([
    ['Requests', 2, '1M requests', 0.2, 0.4],
    ['Duration (first 6B)', 500_000, 'GB-seconds', 0.0000166667, 8.33335],
  ])
})
