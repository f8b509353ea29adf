import { outcome, refusal } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import { changePlan } from '@backarch/services-access'
import { deleteTestUser } from '@backarch/services-access/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { createSuite } from './support.ts'

const { database, db, ctx, organization, callerFor } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

describe('favourites', () => {
  test('are each person’s own, also a viewer’s', async () => {
    const { orgId, as, call } = await organization()
    const { id: one } = await createTestDiagram(as.editor, { name: 'One' })
    const { id: two } = await createTestDiagram(as.editor, { name: 'Two' })
    const mark = (diagramId: string, favorite = true) => ({ orgId, diagramId, favorite })
    expect(await call.viewer.favorites.set(mark(one))).toEqual({ favorite: true })
    await call.viewer.favorites.set(mark(one))
    await call.viewer.favorites.set(mark(two))
    await call.editor.favorites.set(mark(two))
    expect(await call.viewer.favorites.list({ orgId })).toEqual({ diagramIds: [two, one] })
    expect(await call.editor.favorites.list({ orgId })).toEqual({ diagramIds: [two] })
    expect(await call.owner.favorites.list({ orgId })).toEqual({ diagramIds: [] })
    const { items } = await call.editor.list({ orgId, favorites: true })
    expect(items.map(({ name }) => name)).toEqual(['Two'])
    await call.viewer.favorites.set(mark(two, false))
    await call.viewer.favorites.set(mark(two, false))
    expect(await call.viewer.favorites.list({ orgId })).toEqual({ diagramIds: [one] })
  })

  test('leave out the trash, and come back from it', async () => {
    const { orgId, as, call } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    await call.viewer.favorites.set({ orgId, diagramId, favorite: true })
    await call.editor.trash({ orgId, diagramId })
    expect((await call.viewer.favorites.list({ orgId })).diagramIds).toEqual([])
    expect((await call.viewer.list({ orgId, favorites: true })).items).toEqual([])
    await call.editor.restore({ orgId, diagramId })
    expect((await call.viewer.favorites.list({ orgId })).diagramIds).toEqual([diagramId])
  })

  test('are marked once, by twenty at once', async () => {
    const { orgId, as, call } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    await Promise.all(
      Array.from({ length: 20 }, () =>
        call.viewer.favorites.set({ orgId, diagramId, favorite: true }),
      ),
    )
    expect(await db.diagramFavorite.count({ where: { orgId } })).toBe(1)
  })

  test('AZ2 name nothing of another organization', async () => {
    const theirs = await organization()
    const { id: foreign } = await createTestDiagram(theirs.as.editor)
    const { orgId, call } = await organization()
    const mark = (diagramId: string) =>
      call.viewer.favorites.set({ orgId, diagramId, favorite: true })
    const refused = await refusal(mark(foreign))
    expect(refused).toEqual(await refusal(mark(newId())))
    expect(refused).toMatchObject({ code: 'NOT_FOUND', reason: 'diagram_not_found' })
  })

  test('are a person’s: a script has none', async () => {
    const { orgId, as } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    const operator = callerFor({ ...ctx, principal: { kind: 'operator', name: 'test' } })
    expect(await outcome(operator.favorites.list({ orgId }))).toBe('no_account')
    expect(await outcome(operator.list({ orgId, favorites: true }))).toBe('no_account')
    const mark = operator.favorites.set({ orgId, diagramId, favorite: true })
    expect(await outcome(mark)).toBe('no_account')
  })

  test('GD1 go with the account', async () => {
    const { orgId, as, call } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    await call.viewer.favorites.set({ orgId, diagramId, favorite: true })
    const { principal } = as.viewer
    if (principal.kind !== 'user') throw new Error('viewers are people')
    await deleteTestUser(ctx, principal.userId)
    expect(await db.diagramFavorite.count({ where: { orgId } })).toBe(0)
  })
})

describe('a copy of a diagram', () => {
  test('is version 1 of a new one in the same folder, with all that is in it', async () => {
    const { orgId, call } = await organization()
    const { id: folderId } = await call.editor.folders.create({ orgId, name: 'Shop' })
    const graph = testGraph([testNode(), testNode({ id: 'b', groupId: 'net' })])
    graph.groups.push({ id: 'net', kind: 'network', name: 'Net', parentId: null, settings: {} })
    const usageFile =
      'version: 0.1\nresource_usage:\n  aws_nat_gateway.b:\n    monthly_data_processed_gb: 7\n'
    const made = await call.editor.create({ orgId, name: 'Network', folderId, graph, usageFile })
    // What its usage file names is gone: that is no reason to refuse a copy.
    await call.editor.edit({
      orgId,
      diagramId: made.id,
      baseVersion: 1,
      operations: [{ op: 'removeNode', id: 'b' }],
      idempotencyKey: newId(),
    })
    const original = await call.viewer.get({ orgId, diagramId: made.id })
    const copy = await call.editor.duplicate({ orgId, diagramId: made.id })
    expect(copy).toMatchObject({
      name: 'Network (copy)',
      version: 1,
      folderId,
      cost: original.cost,
    })
    const { graph: copied } = await call.viewer.get({ orgId, diagramId: copy.id })
    expect(copied).toEqual(original.graph)
    const edit = { orgId, diagramId: copy.id, baseVersion: 1, idempotencyKey: newId() }
    await call.editor.edit({ ...edit, operations: [{ op: 'removeNode', id: 'nat' }] })
    expect((await call.viewer.get({ orgId, diagramId: made.id })).graph).toEqual(original.graph)
    expect((await call.viewer.search({ orgId, query: 'copy' })).items).toHaveLength(1)
  })

  test('has a name that fits, without half a character', async () => {
    const { orgId, as, call } = await organization()
    const name = '𝕏'.repeat(100)
    const { id: diagramId } = await createTestDiagram(as.editor, { name })
    const copy = await call.editor.duplicate({ orgId, diagramId })
    expect(copy.name).toBe(`${'𝕏'.repeat(96)} (copy)`)
  })

  test('is not made of what lies in the trash, nor by a viewer', async () => {
    const { orgId, as, call } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    expect(await outcome(call.viewer.duplicate({ orgId, diagramId }))).toBe('role_too_low')
    await call.editor.trash({ orgId, diagramId })
    expect(await outcome(call.editor.duplicate({ orgId, diagramId }))).toBe('trashed')
  })

  test('AZ6 counts as a diagram, also in parallel', async () => {
    const { orgId, as, call } = await organization()
    const { id: diagramId } = await createTestDiagram(as.owner)
    await changePlan(ctx, orgId, { plan: 'free', until: null })
    const copies = await Promise.all(
      Array.from({ length: 8 }, () => outcome(call.owner.duplicate({ orgId, diagramId }))),
    )
    expect(copies.filter((reason) => reason === 'ok')).toHaveLength(2)
    expect(copies.filter((reason) => reason === 'limit_reached')).toHaveLength(6)
  })

  test('AZ2 is not made of another organization’s', async () => {
    const theirs = await organization()
    const { id: foreign } = await createTestDiagram(theirs.as.editor)
    const { orgId, call } = await organization()
    const refused = await refusal(call.owner.duplicate({ orgId, diagramId: foreign }))
    expect(refused).toEqual(await refusal(call.owner.duplicate({ orgId, diagramId: newId() })))
  })
})
