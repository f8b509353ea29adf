import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { diffMarkdown } from '../src/output/markdown.ts'
import { estimateDiffSchema, type Estimate } from '../src/schemas.ts'
import { diffEstimates } from '../src/service/diff-estimates.ts'
import { anyNodes, estimateOf, microCents, sum } from './any-nodes.ts'
import { nodeOf } from './node-of.ts'

/** Of nodes of which some have the same address, in one estimate and in two. */
const estimates = anyNodes.map((nodes) =>
  estimateOf(nodes.map((node, at) => ({ ...node, id: `n${at % 7}` }))),
)

describe('the difference of two estimates', () => {
  test('is that of their totals, and the sum of what their resources differ by', () => {
    fc.assert(
      fc.property(estimates, estimates, (before, after) => {
        const diff = estimateDiffSchema.parse(diffEstimates(before, after))
        const total = microCents(after.totalMonthly) - microCents(before.totalMonthly)
        expect(microCents(diff.difference)).toBe(total)
        const counted = diff.resources.map((resource) => [
          sum([resource.before?.monthly ?? null]),
          sum([resource.after?.monthly ?? null]),
        ])
        const parts = counted.map(([was = 0, is = 0]) => is - was)
        expect(parts.reduce((all, part) => all + part, 0)).toBe(total)
        for (const { before: was, after: is, difference } of diff.resources) {
          const known = was?.monthly !== null && is?.monthly !== null
          expect(difference === null).toBe(!known)
        }
      }),
    )
  })

  test('is nothing between equals, and the opposite the other way round', () => {
    fc.assert(
      fc.property(estimates, estimates, (one, other) => {
        const same = diffEstimates(one, one)
        expect(same).toMatchObject({ difference: 0, resources: [] })
        expect(same.unchanged).toBe(one.resources.length)
        const there = diffEstimates(one, other)
        const back = diffEstimates(other, one)
        expect(back.difference + there.difference).toBe(0)
        expect(back.unchanged).toBe(there.unchanged)
      }),
    )
  })

  test('names what was added, removed and changed, component by component', () => {
    const machine = (instanceType: string) =>
      nodeOf('aws.ec2-instance', { instanceType }, { id: 'web', address: 'aws_instance.web' })
    const queue = nodeOf('aws.sqs-queue', {}, { id: 'jobs' })
    const gateway = nodeOf('aws.nat-gateway', {}, { id: 'out' })
    const diff = diffEstimates(
      estimateOf([machine('t3.micro'), queue, gateway]),
      estimateOf([machine('t3.large'), gateway, nodeOf('aws.nat-gateway', {}, { id: 'second' })]),
    )
    // By hand: 730 h × ($0.0832 - $0.0104) for the machine, 730 h × $0.045 for the gateway.
    expect(diff.difference).toBeCloseTo(53.144 + 32.85, 9)
    expect(diff.unchanged).toBe(1)
    expect(
      diff.resources.map(({ address, change, difference }) => [address, change, difference]),
    ).toEqual([
      ['aws_instance.web', 'changed', 53.144],
      ['jobs', 'removed', null],
      ['second', 'added', 32.85],
    ])
    expect(diff.resources[0]?.components).toEqual([
      {
        name: 'Instance usage (Linux/UNIX, on-demand, t3.large)',
        unit: 'hours',
        before: null,
        after: { quantity: 730, unitPrice: 0.0832, monthly: 60.736 },
        difference: 60.736,
      },
      {
        name: 'Instance usage (Linux/UNIX, on-demand, t3.micro)',
        unit: 'hours',
        before: { quantity: 730, unitPrice: 0.0104, monthly: 7.592 },
        after: null,
        difference: -7.592,
      },
    ])
    const text = diffMarkdown(diff)
    expect(text).toContain('**+$85.99 a month**')
    expect(text).toContain('| ~ | **`aws_instance.web`** | $8.39 | $61.54 | **+$53.14** |')
    expect(text).toContain('- − `jobs` (depends on usage)')
  })

  test('does not call it cheaper when a price is no longer known', () => {
    const gateway = (region: string) => estimateOf([nodeOf('aws.nat-gateway', {}, { region })])
    const [resource] = diffEstimates(gateway('us-east-1'), gateway('eu-west-3')).resources
    expect(resource).toMatchObject({ difference: null, after: { status: 'unpriced' } })
  })
})

test('names from a project end no cell and make no markup', () => {
  const address = 'module.a["|x`<b>**"].aws_nat_gateway.out'
  const nodes = [nodeOf('aws.nat-gateway', {}, { address })]
  const nothing: Estimate = estimateOf([])
  const rows = diffMarkdown(diffEstimates(nothing, estimateOf(nodes))).split('\n')
  const row = rows.find((line) => line.includes('aws_nat_gateway')) ?? ''
  expect(row.match(/(?<!\\)\|/g)).toHaveLength(6)
  expect(row).toContain('`` module.a["\\|x`<b>**"].aws_nat_gateway.out ``')
})
