import { randomUUID } from 'node:crypto'

import { outcome, refusal } from '@backarch/api/testing'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import { estimate } from '@backarch/features-pricing'
import { changePlan } from '@backarch/services-access'
import { createTestOrganization } from '@backarch/services-access/testing'
import { checkGraph } from '@backarch/services-topology'
import type { Graph } from '@backarch/services-topology/schemas'
import { afterAll, describe, expect, test } from 'vitest'

import type { Operation } from '../src/schemas/operations.ts'
import { asSet } from './document/documents.ts'
import { createSuite } from './support.ts'

const { database, ctx, organization, callerFor } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

type Person = 'editor' | 'admin'

async function begin(graph = testGraph()) {
  const { orgId, as, call } = await organization()
  const { id: diagramId } = await createTestDiagram(as.editor, { graph })
  const ref = { orgId, diagramId }
  const get = () => call.viewer.get(ref)
  const edit = async (operations: Operation[], by: Person = 'editor') =>
    call[by].edit({
      ...ref,
      baseVersion: (await get()).version,
      operations,
      idempotencyKey: randomUUID(),
    })
  const label = (name: string, by?: Person) => edit([{ op: 'setLabel', id: 'nat', name }], by)
  const undo = (by: Person = 'editor', idempotencyKey = randomUUID()) =>
    call[by].undo({ ...ref, idempotencyKey })
  const redo = (by: Person = 'editor', idempotencyKey = randomUUID()) =>
    call[by].redo({ ...ref, idempotencyKey })
  const name = async () => (await get()).graph.nodes.find(({ id }) => id === 'nat')?.name
  return { ref, as, call, get, edit, label, undo, redo, name }
}

/** The newest of four diagrams, which somebody changed before the plan was made one of three. */
async function overLimit() {
  const { id: orgId, as } = await createTestOrganization(ctx, { plan: 'team' })
  const made = await Promise.all(Array.from({ length: 4 }, () => createTestDiagram(as.owner)))
  const [diagramId = ''] = made.map(({ id }) => id).toSorted((one, other) => (one < other ? 1 : -1))
  const ref = { orgId, diagramId }
  const call = callerFor(as.owner)
  await call.edit({ ...ref, baseVersion: 1, operations: [move(1)], idempotencyKey: randomUUID() })
  await changePlan(ctx, orgId, { plan: 'free', until: null })
  return { ref, call, as: as.owner }
}

/** Whatever the order of the lists: what returns is the last of its list. */
const sorted = (graph: Graph) => asSet({ graph, sources: { others: [], usageFile: null } })

const move = (x: number): Operation => ({ op: 'move', id: 'nat', position: { x, y: 0 } })

describe('undo and redo', () => {
  test('go back step by step, and forth again', async () => {
    const { label, undo, redo, name, get } = await begin()
    for (const step of ['a', 'b', 'c']) await label(step)
    expect(await undo()).toMatchObject({ version: 5, ofVersion: 4, kept: [] })
    expect(await undo()).toMatchObject({ version: 6, ofVersion: 3 })
    expect(await name()).toBe('a')
    expect(await redo()).toMatchObject({ version: 7, ofVersion: 3 })
    expect(await name()).toBe('b')
    expect(await undo()).toMatchObject({ version: 8, ofVersion: 3 })
    expect(await undo()).toMatchObject({ version: 9, ofVersion: 2 })
    expect((await get()).graph).toEqual(testGraph())
    expect(await outcome(undo())).toBe('nothing_to_undo')
    for (const step of ['a', 'b', 'c']) {
      await redo()
      expect(await name()).toBe(step)
    }
    expect(await outcome(redo())).toBe('nothing_to_redo')
  })

  test('an edit since ends what could be redone', async () => {
    const { label, undo, redo, name } = await begin()
    await label('a')
    await undo()
    await label('b')
    expect(await outcome(redo())).toBe('nothing_to_redo')
    expect(await undo()).toMatchObject({ ofVersion: 4 })
    expect(await name()).toBe('nat')
  })

  test('undoing mine leaves yours, and says what it left', async () => {
    const { edit, label, undo, get } = await begin()
    await edit([
      { op: 'setLabel', id: 'nat', name: 'mine' },
      { op: 'setUsage', id: 'nat', set: { monthly_data_processed_gb: 10 }, unset: [] },
    ])
    await label('yours', 'admin')
    await edit([move(7)], 'admin')
    const undone = await undo()
    expect(undone).toMatchObject({
      ofVersion: 2,
      kept: [{ element: 'nat', field: 'name', why: 'changed_since' }],
    })
    const { graph, cost } = await get()
    expect(graph.nodes).toEqual([testNode({ name: 'yours', position: { x: 7, y: 0 } })])
    expect(cost.totalMonthly).toBe(estimate({ graph }).totalMonthly)
    expect(undone.cost).toEqual(cost)
    expect(await undo('admin')).toMatchObject({ ofVersion: 4 })
  })

  test('what somebody else wrote last stays, though it is what I wrote', async () => {
    const { edit, label, undo, get } = await begin()
    await edit([
      { op: 'addNode', node: testNode({ id: 'mine', name: 'mine' }) },
      { op: 'setLabel', id: 'nat', name: 'mine' },
    ])
    await label('yours', 'admin')
    await label('mine', 'admin')
    await edit([{ op: 'removeNode', id: 'mine' }], 'admin')
    await edit([{ op: 'addNode', node: testNode({ id: 'mine', name: 'mine' }) }], 'admin')
    const { version, graph } = await get()
    const { kept } = await undo()
    expect(kept).toEqual([
      { element: 'mine', why: 'changed_since' },
      { element: 'nat', field: 'name', why: 'changed_since' },
    ])
    expect(await get()).toMatchObject({ version: version + 1, graph })
  })

  test('what others did and took back is no reason to keep mine', async () => {
    const { label, undo, redo, name } = await begin()
    await label('mine')
    await label('yours', 'admin')
    await undo('admin')
    expect((await undo()).kept).toEqual([])
    expect(await name()).toBe('nat')
    await redo()
    expect(await name()).toBe('mine')
    // I have decided for mine after they had taken theirs back.
    expect((await redo('admin')).kept).toMatchObject([{ element: 'nat', field: 'name' }])
    expect(await name()).toBe('mine')
  })

  test('what I added stays where somebody uses it', async () => {
    const { edit, undo, get } = await begin()
    await edit([{ op: 'addNode', node: testNode({ id: 'mine' }) }])
    await edit(
      [
        {
          op: 'addEdge',
          edge: { id: 'e', from: 'nat', to: 'mine', protocol: null, mode: 'sync', volume: null },
        },
      ],
      'admin',
    )
    expect((await undo()).kept).toEqual([{ element: 'mine', why: 'in_use' }])
    expect((await get()).graph.nodes).toHaveLength(2)
    // It counts as undone: the next undo does not try it again.
    expect(await outcome(undo())).toBe('nothing_to_undo')
  })

  test('what a removal took along comes back, and so does what a save or a restore replaced', async () => {
    const { ref, call, edit, undo, get } = await begin()
    await edit([
      {
        op: 'addGroup',
        group: { id: 'g', kind: 'network', name: 'g', parentId: null, settings: {} },
      },
      { op: 'addNode', node: testNode({ id: 'in', groupId: 'g' }) },
      {
        op: 'addEdge',
        edge: { id: 'e', from: 'nat', to: 'in', protocol: null, mode: 'sync', volume: null },
      },
    ])
    const { graph } = await get()
    await edit([{ op: 'removeGroup', id: 'g', members: 'remove' }])
    await undo()
    expect(sorted((await get()).graph)).toEqual(sorted(graph))
    await call.editor.save({ ...ref, baseVersion: 4, graph: testGraph([]) })
    await undo()
    expect(sorted((await get()).graph)).toEqual(sorted(graph))
    const idempotencyKey = randomUUID()
    await call.editor.history.restore({ ...ref, version: 1, idempotencyKey })
    await undo()
    expect(sorted((await get()).graph)).toEqual(sorted(graph))
  })

  test('skip what changed nothing', async () => {
    const { edit, label, undo } = await begin()
    await label('a')
    await edit([{ op: 'setLabel', id: 'nat', name: 'a' }])
    expect(await undo()).toMatchObject({ ofVersion: 2 })
  })

  test('of a person are that person’s; a script is nobody', async () => {
    const { ref, label, undo } = await begin()
    await label('a')
    expect(await outcome(undo('admin'))).toBe('nothing_to_undo')
    const operator = callerFor({ ...ctx, principal: { kind: 'operator', name: 'test' } })
    await operator.edit({
      ...ref,
      baseVersion: 2,
      operations: [move(1)],
      idempotencyKey: randomUUID(),
    })
    const asked = operator.undo({ ...ref, idempotencyKey: randomUUID() })
    expect(await outcome(asked)).toBe('nothing_to_undo')
  })

  test('CC3 a call that is repeated undoes once and answers the same', async () => {
    const { label, undo, redo, get, name } = await begin()
    await label('a')
    await label('b')
    await label('yours', 'admin')
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => undo('editor', key)))
    await label('later', 'admin')
    answers.push(await undo('editor', key))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]?.kept).toHaveLength(1)
    expect((await get()).version).toBe(6)
    expect(await name()).toBe('later')
    expect(await outcome(redo('editor', key))).toBe('key_reused')
  })

  test('CC1 of many undos at once each takes back another change', async () => {
    const { label, undo, name } = await begin()
    for (let step = 1; step <= 12; step += 1) await label(`step ${step}`)
    const undone = await Promise.all(Array.from({ length: 10 }, () => undo()))
    expect(new Set(undone.map(({ ofVersion }) => ofVersion)).size).toBe(10)
    expect(await name()).toBe('step 2')
  })

  test('are refused to viewers, in the trash, of others’ diagrams, and for what is no key', async () => {
    const { ref, call, label, undo, redo } = await begin()
    await label('a')
    const asked = { ...ref, idempotencyKey: randomUUID() }
    for (const way of ['undo', 'redo'] as const) {
      expect(await outcome(call.viewer[way](asked))).toBe('role_too_low')
      const wrong = await refusal(call.editor[way]({ ...asked, idempotencyKey: 'again' }))
      expect(wrong.code).toBe('BAD_REQUEST')
      const { orgId, call: others } = await organization()
      expect(await outcome(others.owner[way]({ ...asked, orgId }))).toBe('diagram_not_found')
    }
    await undo()
    await call.editor.trash(ref)
    expect([await outcome(undo()), await outcome(redo())]).toEqual(['trashed', 'trashed'])
  })

  test('AZ6 of a diagram over the plan’s limit nothing is undone', async () => {
    const { call, ref, as } = await overLimit()
    expect(await outcome(call.undo({ ...ref, idempotencyKey: as.newId() }))).toBe('over_limit')
  })

  test('however they cross the edits of others, the graph is sound and its cost that of the whole', async () => {
    const nodes = ['a', 'b', 'c'].map((id) => testNode({ id, groupId: 'g' }))
    const group = { id: 'g', kind: 'network' as const, name: 'g', parentId: null, settings: {} }
    const { ref, call, edit, undo, redo, get } = await begin({ nodes, edges: [], groups: [group] })
    const step = (at: number): Operation[] => {
      const id = ['a', 'b', 'c'][at % 3] ?? 'a'
      const kinds: Operation[][] = [
        [{ op: 'removeNode', id }],
        [{ op: 'addNode', node: testNode({ id, groupId: at % 2 ? 'g' : null }) }],
        [
          {
            op: 'addEdge',
            edge: {
              id: `e${at % 4}`,
              from: 'a',
              to: id,
              protocol: null,
              mode: 'sync',
              volume: null,
            },
          },
        ],
        [{ op: 'removeGroup', id: 'g', members: at % 2 ? 'remove' : 'moveUp' }],
        [{ op: 'addGroup', group }],
        [{ op: 'setParent', id, parentId: 'g' }],
      ]
      return kinds[Math.floor(Math.random() * kinds.length)] ?? []
    }
    let done = 0
    for (let round = 0; round < 12; round += 1) {
      const tries = Array.from({ length: 12 }, (_, at) => {
        const by = Math.random() < 0.5 ? 'editor' : 'admin'
        const way = Math.random()
        if (way < 0.35) return undo(by)
        return way < 0.5 ? redo(by) : edit(step(at), by)
      })
      const settled = await Promise.allSettled(tries)
      done += settled.filter(({ status }) => status === 'fulfilled').length
      const { graph, cost, version } = await get()
      expect(checkGraph(graph)).toEqual([])
      expect(cost.totalMonthly).toBe(estimate({ graph }).totalMonthly)
      const replayed = await call.viewer.history.get({ ...ref, version })
      expect(replayed.graph).toEqual(graph)
    }
    expect(done).toBeGreaterThan(40)
  })
})
