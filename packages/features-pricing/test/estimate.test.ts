import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { estimateSchema, type Estimate } from '../src/schemas.ts'
import { estimate } from '../src/service/estimate.ts'
import { anyNode, anyNodes, estimateOf, microCents, sum } from './any-nodes.ts'
import { examples } from './examples.ts'
import { nodeOf } from './node-of.ts'

describe('an estimate', () => {
  test('is the sum of its parts: components, resources, baseline and usage', () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        const result = estimateOf(nodes)
        const counted = result.resources.filter(({ monthly }) => monthly !== null)
        const components = counted.flatMap((resource) => resource.components)
        const ofKind = (usageBased: boolean) =>
          sum(components.filter((c) => c.usageBased === usageBased).map((c) => c.monthly))
        const total = microCents(result.totalMonthly)
        expect(sum(counted.map(({ monthly }) => monthly))).toBe(total)
        expect(sum(components.map(({ monthly }) => monthly))).toBe(total)
        expect(ofKind(false)).toBe(microCents(result.baselineMonthly))
        expect(ofKind(true)).toBe(microCents(result.usageMonthly))
      }),
    )
  })

  test('has no order: shuffled nodes cost the same, each and together', () => {
    const shuffled = anyNodes.chain((nodes) =>
      fc.tuple(fc.constant(nodes), fc.shuffledSubarray(nodes, { minLength: nodes.length })),
    )
    fc.assert(
      fc.property(shuffled, ([nodes, others]) => {
        const written = (result: Estimate) =>
          result.resources.map((resource) => JSON.stringify(resource)).toSorted()
        const a = estimateOf(nodes)
        const b = estimateOf(others)
        expect(b.totalMonthly).toBe(a.totalMonthly)
        expect(written(b)).toEqual(written(a))
      }),
    )
  })

  test('is never lowered by one more node', () => {
    fc.assert(
      fc.property(anyNodes, anyNode, (nodes, node) => {
        const before = estimateOf(nodes).totalMonthly
        expect(estimateOf([...nodes, node]).totalMonthly).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  test('never shows zero for what is not known', () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        for (const { status, monthly, components } of estimateOf(nodes).resources) {
          for (const component of components) {
            const known = component.quantity !== null && component.unitPrice !== null
            expect(component.monthly !== null).toBe(known)
            expect(component.source).not.toBe('')
          }
          const anyKnown = components.some((component) => component.monthly !== null)
          expect(monthly !== null).toBe(status === 'free' || (status === 'priced' && anyKnown))
          expect(status === 'unpriced' && components.length === 0).toBe(false)
        }
      }),
    )
  })

  test('has the shape that the command prints', () => {
    expect(estimateSchema.parse(estimateOf(examples))).toMatchObject({
      currency: 'USD',
      hoursPerMonth: 730,
      catalogDate: '2026-07-30',
    })
    expect(estimateOf([])).toMatchObject({ totalMonthly: 0, resources: [] })
  })

  test('counts what is known of a mixed project, and lists the rest', () => {
    const result = estimate({
      graph: {
        nodes: [
          nodeOf('aws.ec2-instance', { instanceType: 't3.large' }, { address: 'aws_instance.web' }),
          nodeOf('aws.nat-gateway', {}, { id: 'nat', region: 'eu-west-1' }),
          nodeOf('aws.lambda-function', {}, { id: 'hello' }),
          nodeOf('aws.quantum-computer', {}, { id: 'future' }),
        ],
        edges: [],
        groups: [],
      },
      others: [
        { address: 'aws_vpc.main', type: 'aws_vpc', status: 'free' },
        { address: 'aws_mq_broker.b', type: 'aws_mq_broker', status: 'unsupported' },
      ],
    })
    const { resources } = result
    const rows = resources.map(({ address, type, status, monthly }) => [
      address,
      type,
      status,
      monthly,
    ])
    expect(rows).toEqual([
      ['aws_instance.web', 'aws_instance', 'priced', 61.536],
      ['nat', 'aws.nat-gateway', 'unpriced', null],
      ['hello', 'aws.lambda-function', 'priced', null],
      ['future', 'aws.quantum-computer', 'unsupported', null],
      ['aws_vpc.main', 'aws_vpc', 'free', 0],
      ['aws_mq_broker.b', 'aws_mq_broker', 'unsupported', null],
    ])
    expect(result).toMatchObject({ totalMonthly: 61.536, baselineMonthly: 61.536, usageMonthly: 0 })
  })

  test("refuses a node that is not of its kind's shape, naming the node and the setting", () => {
    const wrong = (settings: Parameters<typeof nodeOf>[1], usage = {}) =>
      estimateOf([nodeOf('aws.ebs-volume', settings, { usage, address: 'aws_ebs_volume.data' })])
    expect(() => wrong({ sizeGb: 'big' })).toThrow(
      expect.objectContaining({
        code: 'VALIDATION',
        message: expect.stringContaining(
          '"aws_ebs_volume.data" (aws.ebs-volume) has wrong settings.sizeGb',
        ),
      }),
    )
    expect(() => wrong({ size: 8 })).toThrow(/has wrong settings/)
    expect(() => wrong({}, { requests: 1 })).toThrow(/has wrong usage/)
  })
})
