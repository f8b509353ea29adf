import { randomUUID } from 'node:crypto'

import { outcome, refusal } from '@backarch/api/testing'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import { subtractTally, toCost } from '@backarch/features-pricing'
import { afterAll, describe, expect, test } from 'vitest'

import { readBill } from '../src/schemas/bill.ts'
import type { Operation } from '../src/schemas/operations.ts'
import { createSuite } from './support.ts'

const { database, db, organization } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

async function begin(graph = testGraph()) {
  const { orgId, as, call } = await organization()
  const { id: diagramId } = await createTestDiagram(as.editor, { graph })
  const ref = { orgId, diagramId }
  const edit = async (...operations: Operation[]) => {
    const { version: baseVersion } = await call.viewer.get(ref)
    return call.editor.edit({ ...ref, baseVersion, operations, idempotencyKey: randomUUID() })
  }
  const diff = (from: number, to: number) => call.viewer.history.diff({ ...ref, from, to })
  const bill = async (version: number) => {
    const where = { orgId_diagramId_version: { ...ref, version } }
    return readBill((await db.diagramChange.findUniqueOrThrow({ where })).tally)
  }
  return { ref, call, edit, diff, bill }
}

const usage = (gigabytes: number): Operation => ({
  op: 'setUsageFile',
  usageFile: `version: 0.1\nresource_usage:\n  aws_nat_gateway.nat:\n    monthly_data_processed_gb: ${gigabytes}\n`,
})

describe('history.diff', () => {
  test('says what differs, in words and as data, and what it costs', async () => {
    const { edit, diff } = await begin()
    await edit(
      { op: 'addNode', node: testNode({ id: 'other', name: 'Spare' }) },
      { op: 'setUsage', id: 'nat', set: { monthly_data_processed_gb: 100 }, unset: [] },
    )
    const there = await diff(1, 2)
    expect(there.content).toMatchObject({
      added: [{ type: 'node', value: { id: 'other' } }],
      removed: [],
      reconfigured: [
        { id: 'nat', fields: [{ field: 'usage.monthly_data_processed_gb', to: 100 }] },
      ],
    })
    expect(there.layout.moved).toEqual([])
    // 730 hours and 100 gigabytes, each at 0.045 dollars.
    expect(there.costDifference).toMatchObject({
      totalMonthly: 37.35,
      usageMonthly: 4.5,
      priced: 1,
    })
    expect(
      there.costs.map(({ address, change, difference }) => [address, change, difference]),
    ).toEqual(
      expect.arrayContaining([
        ['aws_nat_gateway.nat', 'changed', 4.5],
        ['aws_nat_gateway.other', 'added', 32.85],
      ]),
    )
    expect(there.words.join(' ')).toContain('Spare')
    const back = await diff(2, 1)
    expect(back.content.removed).toMatchObject([{ value: { id: 'other' } }])
    expect(back.costDifference).toMatchObject({ totalMonthly: -37.35, priced: -1 })
  })

  test('what is only drawn elsewhere stands apart and costs nothing', async () => {
    const { edit, diff } = await begin()
    await edit({ op: 'move', id: 'nat', position: { x: 9, y: 9 } })
    const { content, layout, costDifference } = await diff(1, 2)
    expect(layout.moved).toMatchObject([{ id: 'nat', to: { x: 9, y: 9 } }])
    expect(
      Object.values(content)
        .filter((part) => Array.isArray(part))
        .flat(),
    ).toEqual([])
    expect(costDifference).toMatchObject({ totalMonthly: 0, priced: 0 })
  })

  test('a version does not differ from itself, nor from one that was restored from it', async () => {
    const { ref, call, edit, diff } = await begin()
    await edit(usage(5), { op: 'setLabel', id: 'nat', name: 'a' })
    await edit({ op: 'removeNode', id: 'nat' })
    await call.editor.history.restore({ ...ref, version: 2, idempotencyKey: randomUUID() })
    for (const to of [2, 4]) {
      const { content, layout, words, costDifference } = await diff(2, to)
      const { others, usageFile, ...lists } = content
      expect(Object.values({ ...lists, ...layout, ...others }).flat()).toEqual([])
      expect(usageFile).toBeNull()
      expect(words).toEqual([])
      expect(costDifference).toMatchObject({ totalMonthly: 0, priced: 0, unknownUsage: 0 })
    }
  })

  test('the difference in cost is that of the bills, also where a usage file changes all', async () => {
    const { ref, call, edit, diff, bill } = await begin()
    await edit({ op: 'addNode', node: testNode({ id: 'b', region: 'eu-west-1' }) })
    await edit(usage(250))
    await edit({ op: 'setOthers', others: [{ address: 'x.a', type: 'x', status: 'free' }] })
    await edit({ op: 'removeNode', id: 'b' })
    await edit(usage(10))
    const { version: last } = await call.viewer.get(ref)
    for (let from = 1; from <= last; from += 1) {
      for (let to = 1; to <= last; to += 1) {
        const [a, b] = [await bill(from), await bill(to)]
        const expected = toCost(subtractTally(b.tally, a.tally), b.catalogDate)
        const { costDifference, costs } = await diff(from, to)
        expect(costDifference).toEqual(expected)
        const total = costs.reduce((sum, { difference }) => sum + (difference ?? 0), 0)
        expect(total).toBeCloseTo(expected.totalMonthly, 6)
      }
    }
  })

  test('can be asked of what lies in the trash, and not of what is no version or another’s', async () => {
    const { ref, call, diff } = await begin()
    await call.editor.trash(ref)
    expect(await outcome(diff(1, 1))).toBe('ok')
    expect(await outcome(diff(1, 2))).toBe('version_not_found')
    expect((await refusal(diff(0, 1))).code).toBe('BAD_REQUEST')
    const { orgId, call: others } = await organization()
    const asked = others.owner.history.diff({ ...ref, orgId, from: 1, to: 1 })
    expect(await outcome(asked)).toBe('diagram_not_found')
  })
})
