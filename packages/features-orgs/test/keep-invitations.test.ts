import { outcome, refusal } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { removeInvitationsTo } from '@backarch/features-orgs'
import { orgs } from '@backarch/features-orgs/feature'
import { createTestUser } from '@backarch/services-access/testing'
import { runRound } from '@backarch/services-jobs/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { newAddress, callerFor, createSuite, day, tokenIn } from './support.ts'

const suite = await createSuite()
const { database, db, ctx, actionsIn, organization, person } = suite
const { invited, memberOf, mailsTo, pass } = suite
afterAll(() => database[Symbol.asyncDispose]())

describe('resendInvitation and withdrawInvitation', () => {
  test('a new link voids the older ones and begins the seven days anew', async () => {
    const { orgId, owner, guest, invitation, token } = await invited()
    pass(8 * day)
    const ref = { orgId, invitationId: invitation.id }
    const resent = await owner.call.resendInvitation(ref)
    expect(resent).toMatchObject({ id: invitation.id, expired: false })
    expect(Date.parse(resent.expiresAt) - ctx.now().getTime()).toBe(7 * day)
    expect(await outcome(guest.call.acceptInvitation({ token }))).toBe('invitation_not_found')
    const newest = tokenIn((await mailsTo(guest.email)).at(-1))
    expect(await outcome(guest.call.acceptInvitation({ token: newest }))).toBe('ok')
    expect(await actionsIn(orgId)).toContain('orgs.invitation_resent')
  })

  test('one that expired may be asked anew, and is asked once', async () => {
    const { orgId, owner, guest } = await invited()
    pass(7 * day)
    const invite = () => outcome(owner.call.invite({ orgId, email: guest.email, role: 'viewer' }))
    const outcomes = await Promise.all([invite(), invite()])
    expect(outcomes).toContain('ok')
    expect(outcomes).toContain('already_invited')
    expect((await owner.call.invitations({ orgId })).items).toMatchObject([{ role: 'viewer' }])
  })

  test('an expired one takes a seat again when it is sent again', async () => {
    const { orgId, owner } = await organization({ plan: 'free' })
    const { id: invitationId } = await owner.call.invite({
      orgId,
      email: newAddress(),
      role: 'viewer',
    })
    expect(await outcome(owner.call.resendInvitation({ orgId, invitationId }))).toBe('ok')
    pass(7 * day)
    await memberOf(orgId, 'viewer')
    await memberOf(orgId, 'viewer')
    const full = outcome(owner.call.resendInvitation({ orgId, invitationId }))
    expect(await full).toBe('limit_reached')
  })

  test('a withdrawn one is void, and is withdrawn once', async () => {
    const { orgId, owner, guest, invitation, token } = await invited()
    const ref = { orgId, invitationId: invitation.id }
    const outcomes = await Promise.all(
      [1, 2].map(() => outcome(owner.call.withdrawInvitation(ref))),
    )
    expect(outcomes).toContain('ok')
    expect(outcomes).toContain('invitation_not_found')
    expect(await outcome(guest.call.acceptInvitation({ token }))).toBe('invitation_not_found')
    const log = await actionsIn(orgId)
    expect(log.filter((action) => action === 'orgs.invitation_withdrawn')).toHaveLength(1)
  })

  test('accepting and withdrawing at once: one of them happened', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { orgId, owner, guest, invitation, token } = await invited()
      const [accepted, withdrawn] = await Promise.all([
        outcome(guest.call.acceptInvitation({ token })),
        outcome(owner.call.withdrawInvitation({ orgId, invitationId: invitation.id })),
      ])
      const pair = [accepted, withdrawn]
      expect(pair).toContain('ok')
      expect(pair).toContain('invitation_not_found')
      const { items } = await owner.call.members({ orgId })
      expect(items).toHaveLength(accepted === 'ok' ? 2 : 1)
    }
  })

  test('accepting and sending again at once: a link that was made void is worth nothing', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { orgId, owner, guest, invitation, token } = await invited()
      const pair = await Promise.all([
        outcome(owner.call.resendInvitation({ orgId, invitationId: invitation.id })),
        outcome(guest.call.acceptInvitation({ token })),
      ])
      expect(pair).toContain('ok')
      expect(pair).toContain('invitation_not_found')
    }
  })

  test('whoever does not manage its role neither sends it again nor takes it back', async () => {
    const { orgId, invitation, guest, token } = await invited('owner')
    const admin = await memberOf(orgId, 'admin')
    const ref = { orgId, invitationId: invitation.id }
    expect(await outcome(admin.call.resendInvitation(ref))).toBe('role_too_low')
    expect(await outcome(admin.call.withdrawInvitation(ref))).toBe('role_too_low')
    // The link of before still counts: what was refused changed nothing.
    expect(await outcome(guest.call.acceptInvitation({ token }))).toBe('ok')
  })

  test('AZ2 an invitation of another organization answers as one that never existed', async () => {
    const theirs = await invited()
    const { orgId, owner } = await organization()
    for (const call of [owner.call.resendInvitation, owner.call.withdrawInvitation]) {
      const foreign = await refusal(call({ orgId, invitationId: theirs.invitation.id }))
      expect(foreign).toEqual(await refusal(call({ orgId, invitationId: newId() })))
      expect(foreign.code).toBe('NOT_FOUND')
    }
    expect(await mailsTo(theirs.guest.email)).toHaveLength(1)
  })
})

test('lists walk through every invitation once, the newest first', async () => {
  const { orgId, owner } = await organization()
  const guest = await person()
  for (let count = 0; count < 4; count += 1) {
    await owner.call.invite({ orgId, email: newAddress(), role: 'viewer' })
    const other = await organization()
    await other.owner.call.invite({ orgId: other.orgId, email: guest.email, role: 'viewer' })
  }
  const first = await owner.call.invitations({ orgId, take: 3 })
  const second = await owner.call.invitations({ orgId, take: 3, cursor: first.nextCursor ?? '' })
  const ids = [...first.items, ...second.items].map(({ id }) => id)
  expect(new Set(ids).size).toBe(4)
  expect(ids).toEqual(ids.toSorted((one, other) => (one < other ? 1 : -1)))
  expect(second.nextCursor).toBeNull()
  const mine = await guest.call.myInvitations({ take: 3 })
  const rest = await guest.call.myInvitations({ take: 3, cursor: mine.nextCursor ?? '' })
  expect([mine.items.length, rest.items.length, rest.nextCursor]).toEqual([3, 1, null])
})

test('GD1 nothing of an address stays: its invitations go with its account, expired ones after 30 days', async () => {
  const first = await invited()
  await removeInvitationsTo(ctx, db, first.guest.email)
  expect(await db.invitation.count({ where: { email: first.guest.email } })).toBe(0)
  const second = await invited()
  pass(37 * day)
  await runRound(ctx, orgs)
  expect(await db.invitation.count({ where: { email: second.guest.email } })).toBe(1)
  pass(1)
  await runRound(ctx, orgs)
  expect(await db.invitation.count({ where: { email: second.guest.email } })).toBe(0)
})

test('a mail that cannot be sent is said to be so, and the invitation can be sent again', async () => {
  await using broken = await createBroken()
  const { orgId, owner } = await broken.organization()
  const email = newAddress()
  const refused = await refusal(owner.call.invite({ orgId, email, role: 'viewer' }))
  expect(refused).toMatchObject({ code: 'SERVICE_UNAVAILABLE', reason: 'invitation_not_mailed' })
  expect(refused.message).toContain('send it again')
  const [stored] = (await owner.call.invitations({ orgId })).items
  expect(stored).toMatchObject({ email, expired: false })
  // The same server with a mail server that answers.
  const mended = callerFor({ ...owner.as, mail: ctx.mail })
  await mended.resendInvitation({ orgId, invitationId: stored?.id ?? '' })
  const { as } = await createTestUser(broken.ctx, { email })
  const token = tokenIn((await mailsTo(email)).at(-1))
  expect(await outcome(callerFor(as).acceptInvitation({ token }))).toBe('ok')
})

/** A server whose mail server does not answer. */
async function createBroken() {
  const env = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'Backarch <no-reply@example.com>' }
  const broken = await createSuite({ env })
  return { ...broken, [Symbol.asyncDispose]: () => broken.database[Symbol.asyncDispose]() }
}
