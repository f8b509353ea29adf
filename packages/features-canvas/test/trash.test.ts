import { outcome, refusal } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { readAllRows } from '@backarch/db/testing'
import { canvas } from '@backarch/features-canvas/feature'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import { deleteTestUser } from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { runRound } from '@backarch/services-jobs/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { createSuite } from './support.ts'

const { database, db, ctx, organization } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const day = 24 * 60 * 60 * 1000

function inDays(days: number) {
  return { ...ctx, now: () => new Date(Date.now() + days * day) }
}

/** A diagram with a history, a favourite and everything else that one can have. */
async function drawWhole({ orgId, as, call }: Awaited<ReturnType<typeof organization>>) {
  const { id: diagramId } = await createTestDiagram(as.editor)
  const operations = [{ op: 'addNode' as const, node: testNode({ id: 'b' }) }]
  await call.editor.edit({ orgId, diagramId, baseVersion: 1, operations, idempotencyKey: newId() })
  await call.viewer.favorites.set({ orgId, diagramId, favorite: true })
  const expiresAt = new Date(Date.now() + day).toISOString()
  await call.editor.shares.create({ orgId, diagramId, kind: 'view', expiresAt })
  return diagramId
}

describe('the trash', () => {
  test('says who put a diagram there and when, what came last first, page by page', async () => {
    const { orgId, as, call } = await organization()
    const ids: string[] = []
    for (let i = 0; i < 5; i += 1) ids.push((await createTestDiagram(as.editor)).id)
    const order = [3, 0, 4, 1, 2].map((at) => ids[at] ?? '')
    for (const diagramId of order) {
      const trashed = await call.admin.trash({ orgId, diagramId })
      expect(as.admin.principal).toMatchObject({ userId: trashed.trashedBy })
      expect(Math.abs(Date.now() - Date.parse(trashed.trashedAt ?? ''))).toBeLessThan(60_000)
    }
    // Two of the same moment.
    const [last = '', second = ''] = order.toReversed()
    const { trashedAt } = await db.diagram.findUniqueOrThrow({
      where: { orgId_id: { orgId, id: last } },
    })
    await db.diagram.update({ where: { orgId_id: { orgId, id: second } }, data: { trashedAt } })
    const seen: string[] = []
    let cursor: string | null | undefined
    while (cursor !== null) {
      const page = await call.viewer.list({ orgId, trashed: true, take: 1, cursor })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    const together = [last, second].toSorted((a, b) => (a < b ? 1 : -1))
    expect(seen).toEqual([...together, ...order.toReversed().slice(2)])
  })

  test('is one list: it is not asked for with a folder or favourites', async () => {
    const { orgId, call } = await organization()
    for (const filter of [{ folderId: null }, { folderId: newId() }, { favorites: true }]) {
      const refused = await refusal(call.viewer.list({ orgId, trashed: true, ...filter }))
      expect(refused.code).toBe('BAD_REQUEST')
    }
  })

  test('records who put something there and took it out, once for each time', async () => {
    const { orgId, as, call } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    const diagram = { orgId, diagramId }
    for (const move of ['trash', 'trash', 'restore', 'restore'] as const) {
      await call.editor[move](diagram)
    }
    const restored = await call.viewer.get(diagram)
    expect(restored).toMatchObject({ trashedAt: null, trashedBy: null })
    const { principal } = as.editor
    const actorId = principal.kind === 'user' ? principal.userId : null
    const about = { outcome: 'success', actorId, target: { kind: 'diagram', id: diagramId } }
    const recorded = (await auditOf(ctx, { orgId })).filter(
      ({ target }) => target?.id === diagramId,
    )
    expect(recorded).toMatchObject([
      { action: 'canvas.diagram_trashed', ...about },
      { action: 'canvas.diagram_restored', ...about },
    ])
    expect(recorded).toHaveLength(2)
  })

  test('of many who put a diagram there at once one did', async () => {
    const { orgId, as, call } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    const people = Array.from({ length: 7 }, () => [call.editor, call.admin, call.owner]).flat()
    const answers = await Promise.all(people.map((person) => person.trash({ orgId, diagramId })))
    expect(new Set(answers.map(({ trashedBy }) => trashedBy)).size).toBe(1)
    const actions = (await auditOf(ctx, { orgId })).map(({ action }) => action)
    expect(actions.filter((action) => action === 'canvas.diagram_trashed')).toHaveLength(1)
  })

  test('GD1 forgets who put something there when their account is deleted', async () => {
    const { orgId, as, call } = await organization()
    const { id: diagramId } = await createTestDiagram(as.owner)
    await call.editor.trash({ orgId, diagramId })
    const { principal } = as.editor
    if (principal.kind !== 'user') throw new Error('editors are people')
    await deleteTestUser(ctx, principal.userId)
    const trashed = await call.viewer.get({ orgId, diagramId })
    expect(trashed).toMatchObject({ trashedBy: null })
    expect(trashed.trashedAt).not.toBeNull()
  })
})

describe('purging', () => {
  test('deletes a diagram and all of it, and nothing else', async () => {
    const mine = await organization()
    const kept = await drawWhole(mine)
    const { orgId, call } = mine
    const diagramId = await drawWhole(mine)
    await call.editor.trash({ orgId, diagramId })
    const rowsWith = async (id: string) =>
      [...(await readAllRows(db))].flatMap(([table, rows]) =>
        rows.filter((row) => row.includes(id)).map((row) => [table, row]),
      )
    const tablesWith = async (id: string) =>
      new Set((await rowsWith(id)).map(([table = '']) => table.replace('public.', '')))
    expect((await tablesWith(diagramId)).size).toBeGreaterThanOrEqual(7)
    const before = await rowsWith(kept)
    expect(await call.admin.purge({ orgId, diagramId })).toEqual({ purged: true })
    expect(await outcome(call.owner.get({ orgId, diagramId }))).toBe('diagram_not_found')
    expect(await tablesWith(diagramId)).toEqual(new Set(['audit_event']))
    expect(await rowsWith(kept)).toEqual(before)
    expect((await auditOf(ctx, { orgId })).at(-1)).toMatchObject({
      action: 'canvas.diagram_purged',
      target: { kind: 'diagram', id: diagramId },
      details: { versions: 2 },
    })
  })

  test('gets through a long history', async () => {
    const { orgId, as, call } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    const last = 12_000
    await db.$executeRaw`
      INSERT INTO diagram_change (org_id, diagram_id, version, kind, tally, created_at)
      SELECT ${orgId}::uuid, ${diagramId}::uuid, version, 'edit', '{}', now() FROM generate_series(2, ${last}::int) version`
    await db.$executeRaw`
      INSERT INTO diagram_element_change (org_id, diagram_id, version, element_id, place, after)
      SELECT ${orgId}::uuid, ${diagramId}::uuid, version, 'nat', 0, repeat('x', 300) FROM generate_series(2, ${last}::int) version`
    const at = { orgId_id: { orgId, id: diagramId } }
    await db.diagram.update({ where: at, data: { currentVersion: last } })
    await call.editor.trash({ orgId, diagramId })
    await call.admin.purge({ orgId, diagramId })
    expect(await db.diagramChange.count({ where: { orgId } })).toBe(0)
    expect(await db.diagramElementChange.count({ where: { orgId } })).toBe(0)
  })

  test('is for admins, and for what lies in the trash', async () => {
    const { orgId, as, call } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    const diagram = { orgId, diagramId }
    expect(await refusal(call.owner.purge(diagram))).toMatchObject({
      code: 'CONFLICT',
      reason: 'not_trashed',
    })
    await call.editor.trash(diagram)
    expect(await outcome(call.editor.purge(diagram))).toBe('role_too_low')
    expect(await outcome(call.viewer.purge(diagram))).toBe('role_too_low')
    expect(await call.viewer.get(diagram)).toMatchObject({ id: diagramId })
    const purged = await Promise.all(
      Array.from({ length: 10 }, () => outcome(call.admin.purge(diagram))),
    )
    expect(purged.filter((reason) => reason === 'ok')).toHaveLength(1)
    expect(purged.filter((reason) => reason === 'diagram_not_found')).toHaveLength(9)
    const actions = (await auditOf(ctx, { orgId })).map(({ action }) => action)
    expect(actions.filter((action) => action === 'canvas.diagram_purged')).toHaveLength(1)
  })

  test('AZ2 another organization’s diagram answers as one that never existed', async () => {
    const theirs = await organization()
    const { id: foreign } = await createTestDiagram(theirs.as.editor)
    await theirs.call.editor.trash({ orgId: theirs.orgId, diagramId: foreign })
    const { orgId, call } = await organization()
    const refused = await refusal(call.owner.purge({ orgId, diagramId: foreign }))
    expect(refused).toEqual(await refusal(call.owner.purge({ orgId, diagramId: newId() })))
    expect(refused.code).toBe('NOT_FOUND')
    const there = { orgId: theirs.orgId, diagramId: foreign }
    expect(await theirs.call.viewer.get(there)).toMatchObject({ id: foreign })
  })

  test('of a purge and a restore at once, what was answered is what is stored', async () => {
    const { orgId, as, call } = await organization()
    for (let round = 0; round < 8; round += 1) {
      const { id: diagramId } = await createTestDiagram(as.editor)
      const diagram = { orgId, diagramId }
      await call.editor.trash(diagram)
      const [purged, restored] = await Promise.all([
        outcome(call.admin.purge(diagram)),
        outcome(call.editor.restore(diagram)),
      ])
      const expected = purged === 'ok' ? ['ok', 'diagram_not_found'] : ['not_trashed', 'ok']
      expect([purged, restored]).toEqual(expected)
      const there = await outcome(call.viewer.get(diagram))
      expect(there).toBe(restored)
    }
  })

  test('happens by itself after 30 days, and not to what was restored', async () => {
    const mine = await organization()
    const { orgId, as, call } = mine
    const gone = await drawWhole(mine)
    const back = (await createTestDiagram(as.editor)).id
    const kept = (await createTestDiagram(as.editor)).id
    await call.editor.trash({ orgId, diagramId: gone })
    await call.editor.trash({ orgId, diagramId: back })
    await runRound(inDays(29.9), canvas)
    expect((await call.viewer.list({ orgId, trashed: true })).items).toHaveLength(2)
    await call.editor.restore({ orgId, diagramId: back })
    // As on two servers.
    await Promise.all([runRound(inDays(30.1), canvas), runRound(inDays(30.1), canvas)])
    expect((await call.viewer.list({ orgId, trashed: true })).items).toEqual([])
    const left = (await call.viewer.list({ orgId })).items.map(({ id }) => id)
    expect(left).toEqual([kept, back])
    const records = (await auditOf(ctx, { orgId })).filter(
      ({ action }) => action === 'canvas.diagram_purged',
    )
    expect(records).toMatchObject([{ actorId: null, target: { kind: 'diagram', id: gone } }])
  })

  test('by itself gets to every diagram, however many there are', async () => {
    const { orgId, as, call } = await organization()
    const graph = testGraph([])
    const ids = await Promise.all(
      Array.from({ length: 60 }, async () => (await createTestDiagram(as.editor, { graph })).id),
    )
    for (const diagramId of ids) await call.editor.trash({ orgId, diagramId })
    await runRound(inDays(31), canvas)
    expect(await db.diagram.count({ where: { orgId } })).toBe(0)
  })
})
