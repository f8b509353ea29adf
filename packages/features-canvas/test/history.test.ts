import { randomUUID } from 'node:crypto'

import { outcome, refusal } from '@backarch/api/testing'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import { estimate } from '@backarch/features-pricing'
import { createTestOrganization } from '@backarch/services-access/testing'
import { afterAll, describe, expect, test } from 'vitest'

import type { Operation } from '../src/schemas/operations.ts'
import { authorOf } from '../src/service/author-of.ts'
import { fillHistory } from './fill-history.ts'
import { createSuite } from './support.ts'

const { database, ctx, organization, callerFor } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const nobodys = 'ffffffff-ffff-4fff-bfff-ffffffffffff'
const minute = 60_000

/** A diagram, and people who change it at moments of a clock that the test moves. */
async function begin(graph = testGraph()) {
  const { orgId, as, call } = await organization()
  const { id: diagramId } = await createTestDiagram(as.editor, { graph })
  const ref = { orgId, diagramId }
  const clock = { now: Date.now() }
  const at = (who: keyof typeof as) => callerFor({ ...as[who], now: () => new Date(clock.now) })
  const people = { editor: at('editor'), admin: at('admin') }
  const edit = async (operations: Operation[], by: keyof typeof people = 'editor') => {
    const { version: baseVersion } = await call.viewer.get(ref)
    clock.now += 1_000
    return people[by].edit({ ...ref, baseVersion, operations, idempotencyKey: randomUUID() })
  }
  const label = (name: string, by?: keyof typeof people) =>
    edit([{ op: 'setLabel', id: 'nat', name }], by)
  const restore = (version: number, idempotencyKey = randomUUID()) =>
    people.editor.history.restore({ ...ref, version, idempotencyKey })
  const entries = async () => (await call.viewer.history.list(ref)).items
  return { ref, as, call, clock, people, edit, label, restore, entries }
}

describe('history.list', () => {
  test('what one person did without a long pause is one entry, with what it cost afterwards', async () => {
    const { clock, edit, label, entries, as } = await begin()
    await label('a')
    await edit([{ op: 'addNode', node: testNode({ id: 'other' }) }])
    await label('b', 'admin')
    clock.now += 11 * minute
    await label('c', 'admin')
    await label('d', 'admin')
    const found = await entries()
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      [5, 6],
      [4, 4],
      [1, 3],
    ])
    const [newest, , oldest] = found
    expect(newest).toMatchObject({ kinds: ['edit'], by: authorOf(as.admin), name: null })
    expect(oldest).toMatchObject({ kinds: ['create', 'edit'], by: authorOf(as.editor) })
    expect(oldest?.cost.totalMonthly).toBe(65.7)
    expect(Date.parse(newest?.endedAt ?? '') - Date.parse(newest?.startedAt ?? '')).toBe(1_000)
  })

  test('a version with a name ends its entry, and a restored one is an entry of its own', async () => {
    const { ref, call, label, restore, entries } = await begin()
    for (const name of ['a', 'b', 'c']) await label(name)
    await call.editor.history.name({ ...ref, version: 3, name: 'Reviewed' })
    await restore(2)
    await label('d')
    expect(
      (await entries()).map(({ from, to, name, ofVersion }) => [from, to, name, ofVersion]),
    ).toEqual([
      [6, 6, null, null],
      [5, 5, null, 2],
      [4, 4, null, null],
      [1, 3, 'Reviewed', null],
    ])
  })

  test('pages hold every change once, also of an entry that is too long for one', async () => {
    const { ref, as, call, label } = await begin()
    await label('first', 'admin')
    await fillHistory(as.editor, ref, { changes: 2_500 })
    await label('last', 'admin')
    const pages: (readonly [number, number])[][] = []
    let cursor: string | undefined
    do {
      const page = await call.viewer.history.list({
        ...ref,
        take: 1,
        ...(cursor ? { cursor } : {}),
      })
      pages.push(page.items.map(({ from, to }) => [from, to] as const))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    const ranges = pages.flat()
    expect(pages.every((page) => page.length === 1)).toBe(true)
    expect(ranges[0]).toEqual([2_503, 2_503])
    expect(ranges.at(-1)?.[0]).toBe(1)
    expect(ranges.slice(1).map(([, to]) => to)).toEqual(
      ranges.slice(0, -1).map(([from]) => from - 1),
    )
    const forged = call.viewer.history.list({ ...ref, cursor: 'bm8' })
    expect(await refusal(forged)).toMatchObject({ reason: 'bad_cursor' })
  })

  test('AZ2 the history of others is not there', async () => {
    const { ref } = await begin()
    const { orgId, call } = await organization()
    for (const diagramId of [ref.diagramId, nobodys]) {
      const version = { orgId, diagramId, version: 1 }
      const calls = [
        call.owner.history.list({ orgId, diagramId }),
        call.owner.history.get(version),
        call.owner.history.name({ ...version, name: 'Mine' }),
        call.owner.history.restore({ ...version, idempotencyKey: randomUUID() }),
        call.owner.history.branch({ ...version, name: 'Mine' }),
      ]
      const outcomes = await Promise.all(calls.map((asked) => outcome(asked)))
      expect(new Set(outcomes)).toEqual(new Set(['diagram_not_found']))
    }
  })
})

describe('history.name', () => {
  test('names a version and takes its name away, and makes no version', async () => {
    const { ref, call, label, entries } = await begin()
    await label('a')
    const named = await call.editor.history.name({ ...ref, version: 1, name: 'Reviewed' })
    expect(named).toMatchObject({ from: 1, to: 1, name: 'Reviewed' })
    expect((await entries()).map(({ name }) => name)).toEqual([null, 'Reviewed'])
    await call.editor.history.name({ ...ref, version: 1, name: null })
    expect((await entries()).map(({ from, to, name }) => [from, to, name])).toEqual([[1, 2, null]])
    expect((await call.viewer.get(ref)).version).toBe(2)
  })

  test('is refused to viewers, in the trash, and for what is no version or no name', async () => {
    const { ref, call } = await begin()
    const version = { ...ref, version: 1, name: 'Reviewed' }
    expect(await outcome(call.viewer.history.name(version))).toBe('role_too_low')
    expect(await outcome(call.editor.history.name({ ...version, version: 2 }))).toBe(
      'version_not_found',
    )
    for (const wrong of [{ version: 0 }, { version: 1.5 }, { name: '' }, { name: 'a\u0000' }]) {
      const refused = await refusal(call.editor.history.name({ ...version, ...wrong }))
      expect(refused.code).toBe('BAD_REQUEST')
    }
    await call.editor.trash(ref)
    expect(await outcome(call.editor.history.name(version))).toBe('trashed')
  })

  test('AZ6 of many at once no more get a name than a diagram may have', async () => {
    const { ref, as, call } = await begin()
    await fillHistory(as.editor, ref, { changes: 205 })
    const name = (version: number) =>
      outcome(call.editor.history.name({ ...ref, version, name: `v${version}` }))
    const outcomes = await Promise.all(Array.from({ length: 205 }, (_, index) => name(index + 1)))
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(200)
    expect(outcomes.filter((reason) => reason === 'too_many_named')).toHaveLength(5)
    const first = outcomes.indexOf('ok') + 1
    expect(await name(first)).toBe('ok')
    await call.editor.history.name({ ...ref, version: first, name: null })
    expect(await name(206)).toBe('ok')
  })
})

describe('history.restore', () => {
  test('makes an earlier version the newest, and keeps the present', async () => {
    const { ref, call, edit, label, restore } = await begin()
    await label('a')
    await edit([
      { op: 'addNode', node: testNode({ id: 'other' }) },
      { op: 'removeNode', id: 'nat' },
    ])
    const restored = await restore(2)
    expect(restored).toMatchObject({ version: 4, cost: { priced: 1, totalMonthly: 32.85 } })
    expect(restored.changes).toEqual([
      { id: 'other', type: 'node', element: null },
      { id: 'nat', type: 'node', element: testNode({ name: 'a' }) },
    ])
    expect((await call.viewer.get(ref)).graph).toEqual(testGraph([testNode({ name: 'a' })]))
    const present = await call.viewer.history.get({ ...ref, version: 3 })
    expect(present.graph).toEqual(testGraph([testNode({ id: 'other' })]))
  })

  test('CC3 a call that is repeated restores once, also in parallel and after other changes', async () => {
    const { ref, call, label, restore } = await begin()
    await label('a')
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => restore(1, key)))
    await label('b')
    answers.push(await restore(1, key))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const { version, graph } = await call.viewer.get(ref)
    expect(version).toBe(4)
    expect(graph.nodes[0]?.name).toBe('b')
    expect(await outcome(restore(2, key))).toBe('key_reused')
  })

  test('a second click restores nothing: what is there already makes no version', async () => {
    const { label, restore } = await begin()
    await label('a')
    const [one, other] = await Promise.all([restore(1), restore(1)])
    expect([one.version, other.version]).toEqual([3, 3])
    expect(one.changes.length + other.changes.length).toBe(1)
  })

  test('is refused to viewers, in the trash, and for what is no version', async () => {
    const { ref, call, restore } = await begin()
    const asked = { ...ref, version: 1, idempotencyKey: randomUUID() }
    expect(await outcome(call.viewer.history.restore(asked))).toBe('role_too_low')
    expect(await outcome(restore(9))).toBe('version_not_found')
    for (const wrong of [{ version: -1 }, { idempotencyKey: 'again' }]) {
      const refused = await refusal(call.editor.history.restore({ ...asked, ...wrong }))
      expect(refused.code).toBe('BAD_REQUEST')
    }
    await call.editor.trash(ref)
    expect(await outcome(restore(1))).toBe('trashed')
  })
})

describe('history.branch', () => {
  test('makes a diagram of a version, which goes its own way', async () => {
    const { ref, call, label } = await begin()
    await label('a')
    await label('b')
    const branch = await call.editor.history.branch({ ...ref, version: 2, name: 'Another way' })
    expect(branch).toMatchObject({ name: 'Another way', version: 1, trashedAt: null })
    const own = { ...ref, diagramId: branch.id }
    const { graph, cost } = await call.viewer.get(own)
    expect(graph).toEqual(testGraph([testNode({ name: 'a' })]))
    expect(cost.totalMonthly).toBe(estimate({ graph }).totalMonthly)
    await call.editor.rename({ ...own, name: 'Further' })
    expect((await call.viewer.history.get({ ...ref, version: 3 })).graph.nodes[0]?.name).toBe('b')
  })

  test('keeps a usage file, though it names what was deleted since', async () => {
    const { ref, call, edit } = await begin()
    const usageFile =
      'version: 0.1\nresource_usage:\n  aws_nat_gateway.nat:\n    monthly_data_processed_gb: 10\n'
    await edit([{ op: 'setUsageFile', usageFile }])
    await edit([{ op: 'removeNode', id: 'nat' }])
    const { id } = await call.editor.history.branch({ ...ref, version: 3, name: 'Without' })
    const { sources } = await call.viewer.history.get({ ...ref, diagramId: id, version: 1 })
    expect(sources).toEqual({ others: [], usageFile })
  })

  test('AZ6 makes no more diagrams than the plan includes', async () => {
    const { id: orgId, as } = await createTestOrganization(ctx, { plan: 'free' })
    const { id: diagramId } = await createTestDiagram(as.owner)
    const branch = () =>
      outcome(callerFor(as.owner).history.branch({ orgId, diagramId, version: 1, name: 'Again' }))
    const outcomes = await Promise.all(Array.from({ length: 5 }, branch))
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(2)
    expect(outcomes.filter((reason) => reason === 'limit_reached')).toHaveLength(3)
  })

  test('is refused to viewers, in the trash, and for what is no version or no name', async () => {
    const { ref, call } = await begin()
    const asked = { ...ref, version: 1, name: 'Another way' }
    expect(await outcome(call.viewer.history.branch(asked))).toBe('role_too_low')
    expect(await outcome(call.editor.history.branch({ ...asked, version: 2 }))).toBe(
      'version_not_found',
    )
    expect((await refusal(call.editor.history.branch({ ...asked, name: '' }))).code).toBe(
      'BAD_REQUEST',
    )
    await call.editor.trash(ref)
    expect(await outcome(call.editor.history.branch(asked))).toBe('trashed')
  })
})
