import { outcome, refusal } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { createSuite } from './support.ts'

const { database, db, ctx, organization, callerFor } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

describe('create and get', () => {
  test('an empty diagram has version 1 and costs nothing', async () => {
    const { orgId, call } = await organization()
    const created = await call.editor.create({ orgId, name: 'Empty' })
    expect(created).toMatchObject({ orgId, name: 'Empty', version: 1, trashedAt: null })
    expect(created.cost).toMatchObject({ totalMonthly: 0, priced: 0, unpriced: 0, unsupported: 0 })
    const { graph, ...rest } = await call.viewer.get({ orgId, diagramId: created.id })
    expect(rest).toEqual(created)
    expect(graph).toEqual({ nodes: [], edges: [], groups: [] })
  })

  test('a diagram made with a graph answers that graph', async () => {
    const { orgId, call, as } = await organization()
    const graph = testGraph()
    const { id: diagramId } = await call.editor.create({ orgId, name: 'Network', graph })
    expect((await call.viewer.get({ orgId, diagramId })).graph).toEqual(graph)
    const { createdBy } = await db.diagram.findUniqueOrThrow({
      where: { orgId_id: { orgId, id: diagramId } },
    })
    expect(as.editor.principal).toMatchObject({ userId: createdBy })
  })

  test('a script may make one, and is no author', async () => {
    const { orgId } = await organization()
    const operator = callerFor({ ...ctx, principal: { kind: 'operator', name: 'test' } })
    const { id } = await operator.create({ orgId, name: 'Seeded' })
    const row = await db.diagram.findUniqueOrThrow({ where: { orgId_id: { orgId, id } } })
    expect(row.createdBy).toBeNull()
  })

  test('a name is stored and answered as it was typed, or refused', async () => {
    const { orgId, call } = await organization()
    for (const name of ['Ω≈ç√∫', ' <script>alert(1)</script> ', '🏗️ 𝕋𝕙𝕖']) {
      const { id: diagramId } = await call.editor.create({ orgId, name })
      expect((await call.viewer.get({ orgId, diagramId })).name).toBe(name)
    }
    for (const name of ['', ' ', 'a\u0000b', '\ud800', 'x'.repeat(201)]) {
      expect((await refusal(call.editor.create({ orgId, name }))).code).toBe('BAD_REQUEST')
    }
  })
})

describe('list', () => {
  test('shows the newest first, page by page, each with its cost', async () => {
    const { orgId, call, as } = await organization()
    const names = ['one', 'two', 'three', 'four', 'five']
    for (const name of names) await createTestDiagram(as.editor, { name })
    const seen: string[] = []
    let cursor: string | null | undefined
    while (cursor !== null) {
      const page = await call.viewer.list({ orgId, take: 2, cursor })
      seen.push(...page.items.map(({ name }) => name))
      expect(page.items.every(({ cost }) => cost.priced === 1)).toBe(true)
      cursor = page.nextCursor
    }
    expect(seen).toEqual(names.toReversed())
  })

  test('shows the trash apart', async () => {
    const { orgId, call, as } = await organization()
    const kept = await createTestDiagram(as.editor, { name: 'kept' })
    const gone = await createTestDiagram(as.editor, { name: 'gone' })
    await call.editor.trash({ orgId, diagramId: gone.id })
    const ids = async (trashed: boolean) =>
      (await call.viewer.list({ orgId, trashed })).items.map(({ id }) => id)
    expect(await ids(false)).toEqual([kept.id])
    expect(await ids(true)).toEqual([gone.id])
  })

  test('IN9 a size or a cursor that no list gives out is refused', async () => {
    const { orgId, call } = await organization()
    for (const page of [
      { take: 0 },
      { take: 101 },
      { take: 1.5 },
      { cursor: 'x' },
      { cursor: '' },
    ]) {
      const refused = await refusal(call.viewer.list({ orgId, ...page }))
      expect(refused.code).toBe('BAD_REQUEST')
    }
  })

  test('AZ2 the cursor of another organization’s list shows nothing of it', async () => {
    const theirs = await organization()
    await createTestDiagram(theirs.as.editor)
    const mine = await organization()
    const own = await createTestDiagram(mine.as.editor)
    await createTestDiagram(theirs.as.editor)
    const { nextCursor } = await theirs.call.viewer.list({ orgId: theirs.orgId, take: 1 })
    const page = { orgId: mine.orgId, cursor: nextCursor ?? '' }
    const seen = (await mine.call.viewer.list(page)).items.map(({ id }) => id)
    expect(seen).toEqual([own.id])
  })
})

describe('rename', () => {
  test('changes the name and makes no version', async () => {
    const { orgId, call, as } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    const renamed = await call.editor.rename({ orgId, diagramId, name: 'Better' })
    expect(renamed).toMatchObject({ name: 'Better', version: 1 })
    expect((await call.viewer.get({ orgId, diagramId })).name).toBe('Better')
  })
})

describe('trash and restore', () => {
  test('what lies in the trash can be read and restored, not changed', async () => {
    const { orgId, call, as } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    const trashed = await call.editor.trash({ orgId, diagramId })
    expect(trashed.trashedAt).not.toBeNull()
    expect(await call.viewer.get({ orgId, diagramId })).toMatchObject(trashed)
    const save = call.editor.save({ orgId, diagramId, baseVersion: 1, graph: testGraph() })
    expect(await refusal(save)).toMatchObject({ code: 'CONFLICT', reason: 'trashed' })
    expect(await outcome(call.editor.rename({ orgId, diagramId, name: 'x' }))).toBe('trashed')
    const restored = await call.editor.restore({ orgId, diagramId })
    expect(restored).toMatchObject({ trashedAt: null, version: 1 })
    await call.editor.save({ orgId, diagramId, baseVersion: 1, graph: testGraph() })
  })

  test('doing it twice changes nothing', async () => {
    const { orgId, call, as } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    const once = await call.editor.trash({ orgId, diagramId })
    expect(await call.editor.trash({ orgId, diagramId })).toEqual(once)
    const back = await call.editor.restore({ orgId, diagramId })
    expect(await call.editor.restore({ orgId, diagramId })).toEqual(back)
  })
})

describe('who may', () => {
  test('viewers read, editors and above change', async () => {
    const { orgId, call, as } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    await call.viewer.list({ orgId })
    await call.viewer.estimate({ orgId, diagramId })
    const changes = [
      call.viewer.create({ orgId, name: 'x' }),
      call.viewer.save({ orgId, diagramId, baseVersion: 1, graph: testGraph() }),
      call.viewer.rename({ orgId, diagramId, name: 'x' }),
      call.viewer.trash({ orgId, diagramId }),
      call.viewer.restore({ orgId, diagramId }),
    ]
    const reasons = await Promise.all(changes.map((change) => outcome(change)))
    expect(reasons).toEqual(changes.map(() => 'role_too_low'))
    await call.admin.rename({ orgId, diagramId, name: 'by an admin' })
    await call.owner.trash({ orgId, diagramId })
  })

  test('AZ2 a diagram of others answers as one that never existed, in my organization and in theirs', async () => {
    const theirs = await organization()
    const { id: foreign } = await createTestDiagram(theirs.as.editor)
    const { orgId: mine, call } = await organization()
    const graph = testGraph([testNode({ id: 'mine' })])
    const calls = [
      (orgId: string, diagramId: string) => call.owner.get({ orgId, diagramId }),
      (orgId: string, diagramId: string) => call.owner.estimate({ orgId, diagramId }),
      (orgId: string, diagramId: string) => call.owner.rename({ orgId, diagramId, name: 'x' }),
      (orgId: string, diagramId: string) => call.owner.trash({ orgId, diagramId }),
      (orgId: string, diagramId: string) => call.owner.restore({ orgId, diagramId }),
      (orgId: string, diagramId: string) =>
        call.owner.save({ orgId, diagramId, baseVersion: 1, graph }),
    ]
    for (const about of calls) {
      for (const orgId of [mine, theirs.orgId]) {
        const refused = await refusal(about(orgId, foreign))
        expect(refused).toEqual(await refusal(about(orgId === mine ? mine : newId(), newId())))
        expect(refused.code).toBe('NOT_FOUND')
      }
    }
    for (const about of [
      (orgId: string) => call.owner.list({ orgId }),
      (orgId: string) => call.owner.create({ orgId, name: 'x' }),
    ]) {
      const refused = await refusal(about(theirs.orgId))
      expect(refused).toEqual(await refusal(about(newId())))
      expect(refused.code).toBe('NOT_FOUND')
    }
    const untouched = await theirs.call.viewer.get({ orgId: theirs.orgId, diagramId: foreign })
    expect(untouched).toMatchObject({ version: 1, name: 'Test diagram', trashedAt: null })
  })

  test('AZ3 fields that the inputs do not know are refused', async () => {
    const { orgId, call, as } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    const extra = { createdBy: newId(), currentVersion: 9, cost: { totalMonthly: 0 } }
    const graph = testGraph()
    const refusals = [
      await refusal(call.editor.create({ orgId, name: 'x', ...extra })),
      await refusal(call.editor.rename({ orgId, diagramId, name: 'x', ...extra })),
      await refusal(call.editor.save({ orgId, diagramId, baseVersion: 1, graph, ...extra })),
      await refusal(call.editor.trash({ orgId, diagramId, ...extra })),
    ]
    for (const { code } of refusals) expect(code).toBe('BAD_REQUEST')
  })
})
