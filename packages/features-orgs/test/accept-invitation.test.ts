import { outcome, refusal } from '@backarch/api/testing'
import { changeAccountEmail, createAccount } from '@backarch/services-access'
import { deleteTestUser } from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { callerFor, createSuite, day, newAddress, tokenIn } from './support.ts'

const suite = await createSuite()
const { database, db, ctx, operator, actionsIn, organization, person } = suite
const { invited, memberOf, mailsTo, pass } = suite
afterAll(() => database[Symbol.asyncDispose]())

describe('acceptInvitation', () => {
  test('twenty parallel uses of one link make one membership', async () => {
    const { orgId, owner, guest, token } = await invited()
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => outcome(guest.call.acceptInvitation({ token }))),
    )
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(1)
    expect(outcomes.filter((reason) => reason === 'invitation_not_found')).toHaveLength(19)
    expect((await owner.call.members({ orgId })).items).toHaveLength(2)
    expect(
      (await actionsIn(orgId)).filter((action) => action === 'orgs.member_added'),
    ).toHaveLength(1)
  })

  test('somebody else is refused without being told the address, and uses nothing up', async () => {
    const { orgId, owner, guest, token } = await invited()
    const other = await person()
    const refused = await refusal(other.call.acceptInvitation({ token }))
    expect(refused).toMatchObject({ code: 'FORBIDDEN', reason: 'invitation_not_yours' })
    expect(refused.message).not.toContain(guest.email)
    expect(await auditOf(ctx, { userId: other.id })).toMatchObject([
      { action: 'orgs.invitation_refused', outcome: 'denied' },
    ])
    expect(await actionsIn(orgId)).not.toContain('orgs.invitation_refused')
    expect((await owner.call.invitations({ orgId })).items).toHaveLength(1)
    expect(await outcome(guest.call.acceptInvitation({ token }))).toBe('ok')
  })

  test('GD1 whoever is deleted in that moment is refused and not on record', async () => {
    const { token } = await invited()
    const other = await person()
    await deleteTestUser(ctx, other.id)
    expect(await outcome(other.call.acceptInvitation({ token }))).toBe('invitation_not_yours')
    expect(await auditOf(ctx, { userId: other.id })).toEqual([])
  })

  test('an address that nobody has shown to be theirs accepts nothing', async () => {
    const { orgId, owner } = await organization()
    const email = newAddress()
    const { id } = await createAccount(ctx, ctx.db, { email, name: 'New', verified: false })
    const principal = { kind: 'user', userId: id, sessionId: ctx.newId() } as const
    const call = callerFor({ ...ctx, principal })
    await owner.call.invite({ orgId, email, role: 'editor' })
    const token = tokenIn((await mailsTo(email)).at(-1))
    expect(await outcome(call.acceptInvitation({ token }))).toBe('invitation_not_yours')
    expect((await call.myInvitations({})).items).toEqual([])
    await changeAccountEmail(ctx, ctx.db, { id, email })
    expect((await call.myInvitations({})).items).toHaveLength(1)
    expect(await outcome(call.acceptInvitation({ token }))).toBe('ok')
  })

  test('a link ends after seven days, to the millisecond', async () => {
    const early = await invited()
    pass(7 * day - 1)
    expect(await outcome(early.guest.call.acceptInvitation({ token: early.token }))).toBe('ok')
    const late = await invited()
    pass(7 * day)
    const accept = () => outcome(late.guest.call.acceptInvitation({ token: late.token }))
    expect(await accept()).toBe('invitation_not_found')
    expect((await late.guest.call.myInvitations({})).items).toEqual([])
    const { orgId, owner } = late
    expect((await owner.call.invitations({ orgId })).items).toMatchObject([{ expired: true }])
  })

  test('what is no link of ours answers as one that is used up', async () => {
    const { guest, token } = await invited()
    await guest.call.acceptInvitation({ token })
    const used = await refusal(guest.call.acceptInvitation({ token }))
    expect(used.code).toBe('NOT_FOUND')
    const invented = [
      `iv_${'A'.repeat(43)}`,
      token.replace('iv_', 'rt_'),
      `${token}A`,
      'x',
      "' OR 1=1",
    ]
    for (const text of invented) {
      expect(await refusal(guest.call.acceptInvitation({ token: text }))).toEqual(used)
    }
  })

  test('TK9 the table holds no token', async () => {
    const { orgId, token } = await invited()
    const rows = await db.invitation.findMany({ where: { orgId } })
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token.slice(3))
  })

  test('seats that were taken since are taken; the link works once there is one', async () => {
    const { orgId, owner } = await organization({ plan: 'free' })
    const guest = await person()
    await owner.call.invite({ orgId, email: guest.email, role: 'editor' })
    const token = tokenIn((await mailsTo(guest.email)).at(-1))
    await memberOf(orgId, 'viewer')
    const last = await memberOf(orgId, 'viewer')
    expect(await outcome(guest.call.acceptInvitation({ token }))).toBe('limit_reached')
    await last.call.leave({ orgId })
    expect(await outcome(guest.call.acceptInvitation({ token }))).toBe('ok')
  })

  test('a deleted organization takes nobody in', async () => {
    const { orgId, owner, guest, token } = await invited()
    await owner.call.delete({ orgId })
    expect((await guest.call.myInvitations({})).items).toEqual([])
    expect(await outcome(guest.call.acceptInvitation({ token }))).toBe('organization_not_found')
    await owner.call.restore({ orgId })
    expect((await guest.call.myInvitations({})).items).toMatchObject([
      { organization: { id: orgId, name: 'Analytical Engines' }, role: 'editor' },
    ])
    expect(await outcome(guest.call.acceptInvitation({ token }))).toBe('ok')
  })

  test('no personal access token accepts, and no script', async () => {
    const { guest, token } = await invited()
    const { principal } = guest.as
    if (principal.kind !== 'user') throw new Error('guests are people')
    const scoped = {
      ...guest.as,
      principal: { ...principal, scopes: ['manage', 'write'] as const },
    }
    expect(await outcome(callerFor(scoped).acceptInvitation({ token }))).toBe('scope_missing')
    expect(await outcome(callerFor(operator).acceptInvitation({ token }))).toBe('no_account')
  })
})
