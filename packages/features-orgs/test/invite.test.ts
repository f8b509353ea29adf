import { outcome, refusal } from '@backarch/api/testing'
import { roles, type Role } from '@backarch/services-access/schemas'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { newAddress, createSuite, day } from './support.ts'

const suite = await createSuite()
const { database, ctx, organization, person, invited, memberOf, mailsTo, pass } = suite
afterAll(() => database[Symbol.asyncDispose]())

describe('invite', () => {
  test('sends one mail, whose link makes its reader a member with that role', async () => {
    const { orgId, owner, guest, invitation, token } = await invited('editor')
    expect(invitation).toMatchObject({
      email: guest.email,
      role: 'editor',
      invitedBy: { userId: owner.id, name: owner.name },
      expired: false,
    })
    const [mail, ...more] = await mailsTo(guest.email)
    expect(more).toEqual([])
    expect(mail).toContain('“Analytical Engines”')
    expect(await guest.call.acceptInvitation({ token })).toMatchObject({
      id: orgId,
      role: 'editor',
    })
    const { items } = await owner.call.members({ orgId })
    expect(items).toMatchObject([{ role: 'owner' }, { userId: guest.id, role: 'editor' }])
    expect((await owner.call.invitations({ orgId })).items).toEqual([])
    const log = await auditOf(ctx, { orgId })
    const target = { kind: 'invitation', id: invitation.id }
    expect(log.slice(2)).toMatchObject([
      { action: 'orgs.invitation_sent', actorId: owner.id, target, details: { role: 'editor' } },
      { action: 'orgs.invitation_accepted', actorId: guest.id, target },
      { action: 'orgs.member_added', actorId: guest.id, target: { kind: 'member', id: guest.id } },
    ])
  })

  test('the answer is the same whether or not the address has an account', async () => {
    const { orgId, owner } = await organization()
    const { email: known } = await person()
    const unknown = newAddress()
    const answers = [known, unknown].map((email) =>
      owner.call.invite({ orgId, email, role: 'viewer' }),
    )
    const [one, other] = await Promise.all(answers)
    expect({ ...one, id: '', email: '' }).toEqual({ ...other, id: '', email: '' })
    expect(await mailsTo(known)).toHaveLength(1)
    expect(await mailsTo(unknown)).toHaveLength(1)
  })

  test('an address in any spelling is one address, invited once and a member once', async () => {
    const { orgId, owner, guest, token } = await invited()
    const invite = () =>
      owner.call.invite({ orgId, email: ` ${guest.email.toUpperCase()}`, role: 'viewer' })
    expect(await outcome(invite())).toBe('already_invited')
    await guest.call.acceptInvitation({ token })
    expect(await outcome(invite())).toBe('already_member')
    expect(await mailsTo(guest.email)).toHaveLength(1)
  })

  test('CC2 members and open invitations together fill the seats, also in parallel', async () => {
    const { orgId, owner } = await organization({ plan: 'free' })
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () =>
        outcome(owner.call.invite({ orgId, email: newAddress(), role: 'viewer' })),
      ),
    )
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(2)
    expect(outcomes.filter((reason) => reason === 'limit_reached')).toHaveLength(8)
    const [first] = (await owner.call.invitations({ orgId })).items
    const again = () => owner.call.invite({ orgId, email: newAddress(), role: 'viewer' })
    await owner.call.withdrawInvitation({ orgId, invitationId: first?.id ?? '' })
    expect(await outcome(again())).toBe('ok')
    expect(await outcome(again())).toBe('limit_reached')
  })

  test('nobody invites to a role that they do not manage', async () => {
    const { orgId } = await organization()
    const admin = await memberOf(orgId, 'admin')
    const invite = (role: Role) => outcome(admin.call.invite({ orgId, email: newAddress(), role }))
    const reasons = await Promise.all(roles.map(invite))
    expect(reasons).toEqual(['ok', 'ok', 'role_too_low', 'role_too_low'])
    const editor = await memberOf(orgId, 'editor')
    const calls = [
      editor.call.invite({ orgId, email: newAddress(), role: 'viewer' }),
      editor.call.invitations({ orgId }),
    ]
    const refused = await Promise.all(calls.map((call) => outcome(call)))
    expect(refused).toEqual(['role_too_low', 'role_too_low'])
  })

  test('what is no address is refused; so is one that would write into the mail’s head', async () => {
    const { orgId, owner } = await organization()
    for (const email of [
      '',
      'x',
      'a@b',
      'a@example.com\r\nBcc: all@example.com',
      'a@x.com,b@x.com',
    ]) {
      const refused = await refusal(owner.call.invite({ orgId, email, role: 'viewer' }))
      expect(refused.code).toBe('BAD_REQUEST')
    }
    expect((await owner.call.invitations({ orgId })).items).toEqual([])
  })

  test('RL1 one address is asked ten times a day, whoever asks', async () => {
    const email = newAddress()
    const outcomes: unknown[] = []
    for (let ask = 0; ask < 11; ask += 1) {
      const { orgId, owner } = await organization()
      outcomes.push(await outcome(owner.call.invite({ orgId, email, role: 'viewer' })))
    }
    expect(outcomes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'ok'))
    expect(outcomes[10]).toBe('rate_limited')
    expect(await mailsTo(email)).toHaveLength(10)
  })

  test('RL1 one person invites a hundred times a day, wherever they may', async () => {
    const { orgId, owner } = await organization({ plan: 'business' })
    const invite = () => outcome(owner.call.invite({ orgId, email: newAddress(), role: 'viewer' }))
    const outcomes = await Promise.all(Array.from({ length: 105 }, invite))
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(100)
    expect(outcomes.filter((reason) => reason === 'rate_limited')).toHaveLength(5)
    pass(day)
    expect(await invite()).toBe('ok')
  })
})
