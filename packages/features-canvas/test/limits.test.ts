import { outcome, refusal } from '@backarch/api/testing'
import { saveDiagram } from '@backarch/features-canvas'
import { createTestDiagram, testGraph } from '@backarch/features-canvas/testing'
import { changePlan } from '@backarch/services-access'
import { createTestOrganization, deleteTestUser } from '@backarch/services-access/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { createSuite } from './support.ts'

const { database, db, ctx, callerFor } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

/** An organization with so many diagrams, the oldest first, and what its owner may call. */
async function organization(plan: 'free' | 'team', diagrams: number) {
  const { id: orgId, as } = await createTestOrganization(ctx, { plan })
  const ids: string[] = []
  while (ids.length < diagrams) ids.push((await createTestDiagram(as.owner)).id)
  return { orgId, ids, as, call: callerFor(as.owner) }
}

const toFree = (orgId: string) => changePlan(ctx, orgId, { plan: 'free', until: null })

describe('the diagrams of a plan', () => {
  test('one more than the plan includes is refused, and says what to do', async () => {
    const { orgId, call, ids } = await organization('free', 3)
    const refused = await refusal(call.create({ orgId, name: 'One more' }))
    expect(refused).toMatchObject({ code: 'UNPROCESSABLE_CONTENT', reason: 'limit_reached' })
    expect(refused.message).toBe(
      'The plan Free includes 3 diagrams, and they are used up: put one into the trash, or choose a larger plan.',
    )
    await call.trash({ orgId, diagramId: ids[0] ?? '' })
    expect(await outcome(call.create({ orgId, name: 'One more' }))).toBe('ok')
  })

  test('AZ6 of fifty parallel diagrams as many are made as the plan includes', async () => {
    const { orgId, call } = await organization('free', 1)
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => outcome(call.create({ orgId, name: 'Parallel' }))),
    )
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(2)
    expect(outcomes.filter((reason) => reason === 'limit_reached')).toHaveLength(48)
    expect(await db.diagram.count({ where: { orgId } })).toBe(3)
  })

  test('AZ6 restoring counts as creating, also in parallel', async () => {
    const { orgId, call, ids } = await organization('free', 3)
    for (const diagramId of ids) await call.trash({ orgId, diagramId })
    await call.create({ orgId, name: 'Instead' })
    const restored = await Promise.all(
      ids.map((diagramId) => outcome(call.restore({ orgId, diagramId }))),
    )
    expect(restored.filter((reason) => reason === 'ok')).toHaveLength(2)
    expect(restored).toContain('limit_reached')
    const back = ids[restored.indexOf('ok')] ?? ''
    expect(await call.restore({ orgId, diagramId: back })).toMatchObject({ trashedAt: null })
  })

  test('AZ6 a diagram that is made while the plan shrinks is within the old limit or refused', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { orgId, call } = await organization('team', 3)
      const [created] = await Promise.all([
        outcome(call.create({ orgId, name: 'Just now' })),
        toFree(orgId),
      ])
      const { items } = await call.list({ orgId })
      expect(items).toHaveLength(created === 'ok' ? 4 : 3)
      expect(items.filter(({ readOnly }) => !readOnly)).toHaveLength(3)
    }
  })
})

describe('after a downgrade', () => {
  test('nothing is lost: the newest beyond the limit are read-only and say so', async () => {
    const { orgId, call, ids } = await organization('team', 5)
    await toFree(orgId)
    const { items } = await call.list({ orgId })
    expect(items.map(({ id }) => id)).toEqual(ids.toReversed())
    expect(items.map(({ readOnly }) => readOnly)).toEqual([true, true, false, false, false])
    const diagramId = ids[4] ?? ''
    expect(await call.get({ orgId, diagramId })).toMatchObject({ readOnly: true, version: 1 })
    expect(await outcome(call.estimate({ orgId, diagramId }))).toBe('ok')
    const changes = [
      () => call.rename({ orgId, diagramId, name: 'Never' }),
      () => call.save({ orgId, diagramId, baseVersion: 1, graph: testGraph() }),
    ]
    for (const change of changes) {
      const refused = await refusal(change())
      expect(refused).toMatchObject({ code: 'PAYMENT_REQUIRED', reason: 'over_limit' })
      expect(refused.message).toContain('the plan Free includes 3 diagrams')
    }
    expect(await call.get({ orgId, diagramId })).toMatchObject({ name: 'Test diagram', version: 1 })
    const oldest = { orgId, diagramId: ids[0] ?? '' }
    expect(await call.rename({ ...oldest, name: 'Better' })).toMatchObject({ readOnly: false })
  })

  test('whoever puts others into the trash, or takes a larger plan, may change them again', async () => {
    const { orgId, call, ids } = await organization('team', 5)
    await toFree(orgId)
    const rename = (diagramId = '') => outcome(call.rename({ orgId, diagramId, name: 'Better' }))
    await call.trash({ orgId, diagramId: ids[0] ?? '' })
    expect([await rename(ids[3]), await rename(ids[4])]).toEqual(['ok', 'over_limit'])
    expect(await call.trash({ orgId, diagramId: ids[4] ?? '' })).toMatchObject({ readOnly: false })
    expect(await outcome(call.restore({ orgId, diagramId: ids[0] ?? '' }))).toBe('limit_reached')
    await changePlan(ctx, orgId, { plan: 'team', until: null })
    expect(await outcome(call.restore({ orgId, diagramId: ids[0] ?? '' }))).toBe('ok')
  })

  test('AZ2 what never existed is not said to be read-only', async () => {
    const { orgId, call } = await organization('team', 4)
    await toFree(orgId)
    const diagramId = 'ffffffff-ffff-4fff-bfff-ffffffffffff'
    expect(await outcome(call.rename({ orgId, diagramId, name: 'x' }))).toBe('diagram_not_found')
  })
})

test('a save whose author is deleted at this moment is refused, and nothing of it is stored', async () => {
  const { orgId, as, ids } = await organization('team', 1)
  const { principal } = as.editor
  if (principal.kind !== 'user') throw new Error('editors are people')
  await deleteTestUser(ctx, principal.userId)
  const diagramId = ids[0] ?? ''
  const save = saveDiagram(as.editor, { orgId, diagramId, baseVersion: 1, graph: testGraph() })
  expect(await refusal(save)).toMatchObject({ code: 'CONFLICT', reason: 'concurrent_change' })
  expect(await callerFor(as.viewer).get({ orgId, diagramId })).toMatchObject({ version: 1 })
})

test('GD1 a diagram outlives the account of its author, and names nobody then', async () => {
  const { orgId, as, ids } = await organization('team', 1)
  const { principal } = as.owner
  if (principal.kind !== 'user') throw new Error('owners are people')
  const authors = async () => ({
    diagrams: await db.diagram.findMany({ where: { orgId }, select: { createdBy: true } }),
    versions: await db.diagramChange.findMany({ where: { orgId }, select: { createdBy: true } }),
  })
  const author = { createdBy: principal.userId }
  expect(await authors()).toEqual({ diagrams: [author], versions: [author] })
  await deleteTestUser(ctx, principal.userId)
  const nobody = { createdBy: null }
  expect(await authors()).toEqual({ diagrams: [nobody], versions: [nobody] })
  const diagramId = ids[0] ?? ''
  expect(await callerFor(as.viewer).get({ orgId, diagramId })).toMatchObject({ id: diagramId })
})
