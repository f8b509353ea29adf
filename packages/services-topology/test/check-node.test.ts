import { describe, expect, it } from 'vitest'

import { checkNode } from '../src/index.ts'
import type { GraphNode } from '../src/schemas.ts'

function problemsOf(changes: Partial<GraphNode>) {
  return checkNode({
    id: 'a',
    kind: 'aws.sqs-queue',
    name: 'a',
    settings: {},
    usage: {},
    region: null,
    groupId: null,
    position: { x: 0, y: 0 },
    ...changes,
  })
}

describe('checkNode', () => {
  it.each<[string, Partial<GraphNode>]>([
    ['kind', { kind: 'aws.teapot' }],
    ['settings.fifo', { settings: { fifo: 'yes' } }],
    ['settings.colour', { settings: { colour: 'red' } }],
    [
      'settings.rootVolume',
      { kind: 'aws.ec2-instance', settings: { rootVolume: { sizeGb: 'x' } } },
    ],
    ['usage.monthly_requests', { usage: { monthly_requests: -1 } }],
  ])('names %s as what has to change', (field, changes) => {
    expect(problemsOf(changes).map((problem) => problem.field)).toEqual([field])
  })

  it('quotes no more of a key that it does not know than a sentence holds', () => {
    const [problem] = problemsOf({ settings: { ['x'.repeat(100_000)]: 1 } })
    expect(problem?.reason).toBe('invalid_settings')
    expect(problem?.message.length).toBeLessThan(500)
  })
})
