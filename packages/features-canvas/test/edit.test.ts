import { randomUUID } from 'node:crypto'

import { refusal } from '@backarch/api/testing'
import {
  createTestDiagram,
  replayOperations,
  testGraph,
  testNode,
} from '@backarch/features-canvas/testing'
import { estimate } from '@backarch/features-pricing'
import { checkGraph } from '@backarch/services-topology'
import { afterAll, describe, expect, test } from 'vitest'

import type { Operation } from '../src/schemas/operations.ts'
import { createSuite } from './support.ts'

const { database, organization } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const edge = (id: string, from: string, to: string) => ({
  id,
  from,
  to,
  protocol: null,
  mode: 'sync' as const,
  volume: null,
})
const group = (id: string, parentId: string | null = null) => ({
  id,
  kind: 'network' as const,
  name: id,
  parentId,
  settings: {},
})

async function begin(graph = testGraph()) {
  const { orgId, as, call } = await organization()
  const { id: diagramId } = await createTestDiagram(as.editor, { graph })
  const ref = { orgId, diagramId }
  const edit = (
    baseVersion: number,
    operations: Operation[],
    { key = randomUUID(), by = call.editor } = {},
  ) => by.edit({ ...ref, baseVersion, operations, idempotencyKey: key })
  const whole = () => call.viewer.get(ref)
  return { ref, as, call, edit, whole }
}

describe('edit', () => {
  test('applies a batch as one version, with what went along and the new cost', async () => {
    const { ref, call, edit, whole } = await begin()
    const first = await edit(1, [
      { op: 'addEdge', edge: edge('link', 'nat', 'other') },
      { op: 'addNode', node: testNode({ id: 'other', groupId: 'vpc' }) },
      { op: 'addGroup', group: group('vpc') },
    ])
    expect(first).toMatchObject({ version: 2, cost: { totalMonthly: 65.7, priced: 2 } })
    const second = await edit(2, [{ op: 'removeNode', id: 'other' }])
    expect(second.changes).toEqual([
      { id: 'link', type: 'edge', element: null },
      { id: 'other', type: 'node', element: null },
    ])
    expect(await whole()).toMatchObject({
      version: 3,
      cost: first.cost && { totalMonthly: 32.85, priced: 1 },
      graph: { nodes: [testNode()], edges: [], groups: [group('vpc')] },
    })
    expect(await call.viewer.history.get({ ...ref, version: 2 })).toMatchObject({
      cost: first.cost,
      graph: { edges: [edge('link', 'nat', 'other')] },
    })
  })

  test('what does not touch what others did is applied on top of it', async () => {
    const { call, edit, whole } = await begin()
    await edit(1, [{ op: 'setLabel', id: 'nat', name: 'Way out' }], { by: call.admin })
    const { version } = await edit(1, [{ op: 'move', id: 'nat', position: { x: 5, y: 6 } }])
    expect(version).toBe(3)
    const { graph } = await whole()
    expect(graph.nodes).toEqual([testNode({ name: 'Way out', position: { x: 5, y: 6 } })])
  })

  test('a true conflict names the element and the field, and nothing of the batch is stored', async () => {
    const { call, edit, whole } = await begin()
    await edit(1, [{ op: 'setLabel', id: 'nat', name: 'Way out' }], { by: call.admin })
    const refused = await refusal(
      edit(1, [
        { op: 'move', id: 'nat', position: { x: 5, y: 6 } },
        { op: 'setLabel', id: 'nat', name: 'Exit' },
      ]),
    )
    expect(refused).toMatchObject({ code: 'CONFLICT', reason: 'edit_conflict' })
    expect(refused.message).toContain('"name" of "nat"')
    const { version, graph } = await whole()
    expect(version).toBe(2)
    expect(graph.nodes).toEqual([testNode({ name: 'Way out' })])
  })

  test('one’s own edits are no conflict, though sent before one’s window has heard of the last', async () => {
    const { call, edit, whole } = await begin()
    await edit(1, [{ op: 'move', id: 'nat', position: { x: 1, y: 1 } }])
    await edit(1, [{ op: 'move', id: 'nat', position: { x: 2, y: 2 } }])
    await edit(1, [{ op: 'setLabel', id: 'nat', name: 'Exit' }], { by: call.admin })
    await edit(1, [{ op: 'move', id: 'nat', position: { x: 3, y: 3 } }])
    expect((await whole()).graph.nodes).toEqual([
      testNode({ name: 'Exit', position: { x: 3, y: 3 } }),
    ])
    const other = edit(1, [{ op: 'move', id: 'nat', position: { x: 9, y: 9 } }], { by: call.admin })
    expect(await refusal(other)).toMatchObject({ reason: 'edit_conflict' })
    await edit(5, [{ op: 'removeNode', id: 'nat' }])
    const late = edit(5, [{ op: 'setLabel', id: 'nat', name: 'Gone' }])
    expect(await refusal(late)).toMatchObject({ reason: 'edit_conflict' })
  })

  test('a repeated call gets the first one’s answer, whatever happened since; a key stands for one edit', async () => {
    const { edit, whole } = await begin()
    const key = randomUUID()
    const operations: Operation[] = [{ op: 'addNode', node: testNode({ id: 'b' }) }]
    const first = await edit(1, operations, { key })
    await edit(2, [{ op: 'removeNode', id: 'b' }])
    expect(await edit(1, operations, { key })).toEqual(first)
    expect((await whole()).version).toBe(3)
    const other = edit(1, [{ op: 'removeNode', id: 'nat' }], { key })
    expect(await refusal(other)).toMatchObject({ code: 'CONFLICT', reason: 'key_reused' })
  })

  test('of twenty parallel calls with one key one edits, and all get its answer', async () => {
    const { edit, whole } = await begin()
    const key = randomUUID()
    const operations: Operation[] = [{ op: 'addNode', node: testNode({ id: 'b' }) }]
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => edit(1, operations, { key })),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect((await whole()).version).toBe(2)
  })

  test('however edits interleave, the graph is sound and its cost that of the whole', async () => {
    const nodes = ['a', 'b', 'c', 'd'].map((id) => testNode({ id, groupId: 'g' }))
    const { edit, whole } = await begin({ nodes, edges: [], groups: [group('g'), group('h')] })
    const steps: Operation[][] = [
      [{ op: 'removeNode', id: 'a' }],
      [{ op: 'addEdge', edge: edge('ab', 'a', 'b') }],
      [{ op: 'removeGroup', id: 'g', members: 'remove' }],
      [{ op: 'setParent', id: 'b', parentId: 'g' }],
      [{ op: 'setParent', id: 'g', parentId: 'h' }],
      [{ op: 'setParent', id: 'h', parentId: 'g' }],
      [{ op: 'addEdge', edge: edge('cd', 'c', 'd') }],
      [{ op: 'addNode', node: testNode({ id: 'e', groupId: 'h' }) }],
      [{ op: 'removeGroup', id: 'h', members: 'moveUp' }],
      [{ op: 'setUsage', id: 'c', set: { monthly_data_processed_gb: 7 }, unset: [] }],
    ]
    for (let round = 0; round < 10; round += 1) {
      const { version } = await whole()
      const shuffled = steps.toSorted(() => Math.random() - 0.5)
      await Promise.allSettled(shuffled.map((operations) => edit(version, operations)))
      const { graph, cost } = await whole()
      expect(checkGraph(graph)).toEqual([])
      expect(cost.totalMonthly).toBe(estimate({ graph }).totalMonthly)
    }
  })

  test('what two people remove at once is removed once, and the log still makes the graph that is stored', async () => {
    const { ref, as, call, edit, whole } = await begin()
    const removal: Operation[] = [{ op: 'removeNode', id: 'nat' }]
    expect((await edit(1, removal, { by: call.admin })).changes).toHaveLength(1)
    expect(await edit(1, removal)).toMatchObject({ version: 3, changes: [] })
    await edit(3, [{ op: 'addNode', node: testNode() }])
    const { graph, versions } = await replayOperations(as.viewer, ref.diagramId)
    expect(graph).toEqual((await whole()).graph)
    expect([...versions.values()]).toEqual([2, 3, 4])
  })

  test('a base version that does not exist is refused', async () => {
    const { edit } = await begin()
    const refused = await refusal(edit(9, [{ op: 'removeNode', id: 'nat' }]))
    expect(refused).toMatchObject({ code: 'BAD_REQUEST', reason: 'unknown_version' })
  })

  test('viewers do not edit', async () => {
    const { edit, call } = await begin()
    const refused = edit(1, [{ op: 'removeNode', id: 'nat' }], { by: call.viewer })
    expect(await refusal(refused)).toMatchObject({ reason: 'role_too_low' })
  })
})
