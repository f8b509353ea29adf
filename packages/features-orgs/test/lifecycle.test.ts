import { outcome, refusal } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { deleteTestUser } from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { callerFor, createSuite, day } from './support.ts'

const suite = await createSuite()
const { database, ctx, operator, actionsIn, organization, person, memberOf, pass } = suite
afterAll(() => database[Symbol.asyncDispose]())

describe('rename', () => {
  test('changes the name for everybody', async () => {
    const { orgId, owner } = await organization()
    const viewer = await memberOf(orgId, 'viewer')
    expect(await owner.call.rename({ orgId, name: 'Looms' })).toMatchObject({ name: 'Looms' })
    expect(await viewer.call.get({ orgId })).toMatchObject({ name: 'Looms', role: 'viewer' })
    expect(await outcome(viewer.call.rename({ orgId, name: 'Mine' }))).toBe('role_too_low')
    expect((await refusal(owner.call.rename({ orgId, name: ' ' }))).code).toBe('BAD_REQUEST')
    expect(await actionsIn(orgId)).toContain('orgs.renamed')
  })
})

describe('delete, deleted and restore', () => {
  test('an organization goes, is listed to its owner, and comes back', async () => {
    const { orgId, owner } = await organization()
    const admin = await memberOf(orgId, 'admin')
    expect(await outcome(admin.call.delete({ orgId }))).toBe('role_too_low')
    const deleted = await owner.call.delete({ orgId })
    expect(Date.parse(deleted.recoverableUntil) - Date.parse(deleted.deletedAt)).toBe(30 * day)
    expect((await owner.call.deleted({})).items).toEqual([deleted])
    expect((await admin.call.deleted({})).items).toEqual([])
    expect((await owner.call.list({})).items).toEqual([])
    const gone = await refusal(owner.call.get({ orgId }))
    expect(gone).toEqual(await refusal(owner.call.get({ orgId: newId() })))
    expect(await outcome(admin.call.restore({ orgId }))).toBe('organization_not_found')
    expect(await owner.call.restore({ orgId })).toMatchObject({ id: orgId, role: 'owner' })
    expect(await admin.call.get({ orgId })).toMatchObject({ role: 'admin' })
    expect((await actionsIn(orgId)).slice(-2)).toEqual(['orgs.deleted', 'orgs.restored'])
  })

  test('of two parallel deletions and of two parallel restorations one happens', async () => {
    const { orgId, owner } = await organization()
    const twice = (call: () => Promise<unknown>) => Promise.all([outcome(call()), outcome(call())])
    for (const call of [owner.call.delete, owner.call.restore]) {
      const outcomes = await twice(() => call({ orgId }))
      expect(outcomes).toContain('ok')
      expect(outcomes).toContain('organization_not_found')
    }
    expect((await actionsIn(orgId)).slice(-2)).toEqual(['orgs.deleted', 'orgs.restored'])
  })

  test('AZ2 what is somebody else’s to restore answers as what never existed', async () => {
    const { orgId, owner } = await organization()
    const stranger = await person()
    await owner.call.delete({ orgId })
    const refused = await refusal(stranger.call.restore({ orgId }))
    expect(refused).toEqual(await refusal(stranger.call.restore({ orgId: newId() })))
    expect((await stranger.call.deleted({})).items).toEqual([])
    pass(30 * day + 1)
    expect(await outcome(owner.call.restore({ orgId }))).toBe('organization_not_found')
    expect((await owner.call.deleted({})).items).toEqual([])
  })
})

describe('transferOwnership and leave', () => {
  test('an owner hands over and leaves; the last owner cannot', async () => {
    const { orgId, owner } = await organization()
    const editor = await memberOf(orgId, 'editor')
    expect(await outcome(owner.call.leave({ orgId }))).toBe('last_owner')
    const handed = await owner.call.transferOwnership({ orgId, userId: editor.id })
    expect(handed).toMatchObject({ userId: editor.id, email: editor.email, role: 'owner' })
    expect(await owner.call.get({ orgId })).toMatchObject({ role: 'admin' })
    const back = owner.call.transferOwnership({ orgId, userId: owner.id })
    expect(await outcome(back)).toBe('role_too_low')
    expect(await owner.call.leave({ orgId })).toEqual({ removed: true })
    expect((await owner.call.list({})).items).toEqual([])
    const log = await actionsIn(orgId)
    expect(log).toContain('orgs.ownership_transferred')
    expect(log).toContain('orgs.member_left')
  })

  test('AZ2 to somebody of another organization, as to nobody', async () => {
    const { orgId, owner } = await organization()
    const { owner: elsewhere } = await organization()
    const call = (userId: string) => refusal(owner.call.transferOwnership({ orgId, userId }))
    const foreign = await call(elsewhere.id)
    expect(foreign).toEqual(await call(newId()))
    expect(foreign.code).toBe('NOT_FOUND')
  })
})

describe('changePlan', () => {
  const until = () => new Date(ctx.now().getTime() + 30 * day).toISOString()

  test('is the operator’s alone, and that a member tried is on record', async () => {
    const { orgId, owner } = await organization()
    const asked = { orgId, plan: 'business', until: null } as const
    const refused = await refusal(owner.call.changePlan(asked))
    expect(refused).toMatchObject({ code: 'FORBIDDEN', reason: 'operator_only' })
    expect((await auditOf(ctx, { orgId })).at(-1)).toMatchObject({
      action: 'access.denied',
      details: { procedure: 'changePlan', reason: 'operator_only' },
    })
    expect(await owner.call.get({ orgId })).toMatchObject({ plan: 'team', planUntil: null })
    const planUntil = until()
    const changed = await callerFor(operator).changePlan({ ...asked, until: planUntil })
    expect(changed).toMatchObject({ plan: 'business', planUntil })
  })

  test('AZ2 whoever is no member is told of no organization', async () => {
    const { orgId } = await organization()
    const stranger = await person()
    const call = (id: string) =>
      refusal(stranger.call.changePlan({ orgId: id, plan: 'free', until: null }))
    expect(await call(orgId)).toEqual(await call(newId()))
  })

  test('a member whom a smaller plan leaves without a seat is told so, and sees it', async () => {
    const { orgId, owner } = await organization()
    pass(day)
    const members = [await memberOf(orgId, 'viewer'), await memberOf(orgId, 'editor')]
    pass(day)
    const late = await memberOf(orgId, 'admin')
    await callerFor(operator).changePlan({ orgId, plan: 'free', until: null })
    expect(await late.call.get({ orgId })).toMatchObject({ role: 'viewer', overSeats: true })
    expect((await late.call.list({})).items).toMatchObject([{ role: 'viewer', overSeats: true }])
    expect((await late.call.members({ orgId })).items).toHaveLength(4)
    expect(await outcome(late.call.rename({ orgId, name: 'Mine' }))).toBe('over_seats')
    expect(await outcome(late.call.auditLog({ orgId }))).toBe('over_seats')
    const { items } = await owner.call.members({ orgId })
    expect(items.filter(({ overSeats }) => overSeats)).toMatchObject([{ userId: late.id }])
    await owner.call.removeMember({ orgId, userId: members[0]?.id ?? '' })
    expect(await late.call.get({ orgId })).toMatchObject({ role: 'admin', overSeats: false })
  })

  test('a plan that ends is free from that moment on', async () => {
    const { orgId, owner } = await organization({ plan: 'free' })
    await callerFor(operator).changePlan({ orgId, plan: 'team', until: until() })
    expect(await outcome(owner.call.exportAudit({ orgId, format: 'csv' }))).toBe('ok')
    pass(30 * day)
    expect(await outcome(owner.call.exportAudit({ orgId, format: 'csv' }))).toBe('plan_too_small')
    expect(await owner.call.get({ orgId })).toMatchObject({ plan: 'free', planUntil: null })
  })
})

describe('auditLog and exportAudit', () => {
  test('LG3 admins read what happened, the newest first, with the names of who acted', async () => {
    const { orgId, owner } = await organization()
    const admin = await memberOf(orgId, 'admin')
    const gone = await memberOf(orgId, 'admin')
    await gone.call.rename({ orgId, name: 'Looms' })
    await owner.call.rename({ orgId, name: 'Engines' })
    await deleteTestUser(ctx, gone.id)
    const { items, nextCursor } = await admin.call.auditLog({ orgId, take: 2 })
    expect(items).toMatchObject([
      { action: 'orgs.renamed', actor: { kind: 'user', id: owner.id }, actorName: owner.name },
      { action: 'orgs.renamed', actor: { kind: 'user', id: gone.id }, actorName: null },
    ])
    const rest = await admin.call.auditLog({ orgId, cursor: nextCursor ?? '' })
    expect(rest.items.map(({ action }) => action)).toEqual(['orgs.plan_changed', 'orgs.created'])
    const found = await admin.call.auditLog({ orgId, action: 'orgs.renamed', actorId: owner.id })
    expect(found.items).toMatchObject([{ actorName: owner.name }])
    const denied = await admin.call.auditLog({ orgId, outcome: 'denied' })
    expect(denied.items).toEqual([])
  })

  test('others are refused, and an organization’s log is its own', async () => {
    const { orgId } = await organization()
    const elsewhere = await organization()
    const editor = await memberOf(orgId, 'editor')
    expect(await outcome(editor.call.auditLog({ orgId }))).toBe('role_too_low')
    expect(await outcome(editor.call.exportAudit({ orgId, format: 'csv' }))).toBe('role_too_low')
    const stranger = await refusal(elsewhere.owner.call.auditLog({ orgId }))
    expect(stranger).toEqual(await refusal(elsewhere.owner.call.auditLog({ orgId: newId() })))
    const { items } = await elsewhere.owner.call.auditLog({ orgId: elsewhere.orgId })
    expect(items.every((event) => event.orgId === elsewhere.orgId)).toBe(true)
  })

  test('the file holds the same, from the plan Team on', async () => {
    const { orgId, owner } = await organization()
    await owner.call.rename({ orgId, name: 'Looms' })
    const file = await owner.call.exportAudit({ orgId, format: 'jsonl', action: 'orgs.renamed' })
    expect(file.fileName).toMatch(/^audit-\d{4}-\d\d-\d\d\.jsonl$/)
    const lines = file.content.trim().split('\n')
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { action: 'orgs.renamed', actor: { id: owner.id } },
    ])
    const csv = await owner.call.exportAudit({ orgId, format: 'csv' })
    expect(csv.content.split('\r\n')).toHaveLength(6)
    expect((await auditOf(ctx, { orgId })).slice(-2)).toMatchObject([
      { action: 'orgs.audit_exported', actorId: owner.id, details: { format: 'jsonl' } },
      { action: 'orgs.audit_exported', actorId: owner.id, details: { format: 'csv' } },
    ])
    await callerFor(operator).changePlan({ orgId, plan: 'free', until: null })
    const refused = await refusal(owner.call.exportAudit({ orgId, format: 'csv' }))
    expect(refused).toMatchObject({ code: 'PAYMENT_REQUIRED', reason: 'plan_too_small' })
  })
})

test('a personal access token takes the scope manage for members, settings and the log', async () => {
  const { orgId, owner } = await organization()
  const { principal } = owner.as
  if (principal.kind !== 'user') throw new Error('owners are people')
  const withScopes = (...scopes: ('read' | 'write' | 'manage')[]) =>
    callerFor({ ...owner.as, principal: { ...principal, scopes } })
  const calls = (call: typeof owner.call) => [
    () => call.auditLog({ orgId }),
    () => call.invitations({ orgId }),
    () => call.rename({ orgId, name: 'Looms' }),
    () => call.leave({ orgId }),
    () => call.delete({ orgId }),
  ]
  for (const call of calls(withScopes('read', 'write'))) {
    expect(await outcome(call())).toBe('scope_missing')
  }
  const outcomes: unknown[] = []
  for (const call of calls(withScopes('manage'))) outcomes.push(await outcome(call()))
  expect(outcomes).toEqual(['ok', 'ok', 'ok', 'last_owner', 'ok'])
})
