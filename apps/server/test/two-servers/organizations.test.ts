import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { ask } from '../support/call.ts'
import { organizationsOf, type Organization, type SignedIn } from '../support/organizations.ts'
import { atBoth, countsOf, done, outcomeOf, startPair, type Pair } from '../support/pair.ts'

let pair: Pair
let people: ReturnType<typeof organizationsOf>
let one = ''
let other = ''

beforeAll(async () => {
  pair = await startPair()
  people = organizationsOf(pair)
  ;({ one, other } = pair)
})
afterAll(() => pair.stack.disposeAsync())

describe('an invitation over two servers', () => {
  test('CC2 twenty parallel uses at both make one member, whom both know', async () => {
    const organization = await people.organization()
    const guest = await people.invited(organization)
    const outcomes = await atBoth(pair, 20, (url) => guest.accept(url))
    expect(countsOf(outcomes)).toEqual({ ok: 1, invitation_not_found: 19 })
    for (const url of [one, other]) {
      const { orgId, owner } = organization
      const members = await people.membersAt(url, orgId, owner)
      expect(members.filter(({ userId }) => userId === guest.userId)).toHaveLength(1)
    }
  })

  test('one that is withdrawn at one server is void at the other', async () => {
    const organization = await people.organization()
    const { orgId, owner } = organization
    const { accept, invitationId } = await people.invited(organization)
    const input = { orgId, invitationId }
    await done(one, 'orgs.withdrawInvitation', { input, headers: owner.headers })
    expect(await accept(other)).toBe('invitation_not_found')
  })

  test('one that is sent again by one server voids the link before at the other', async () => {
    const organization = await people.organization()
    const { orgId, owner } = organization
    const { accept, invitationId, email } = await people.invited(organization)
    const input = { orgId, invitationId }
    await done(other, 'orgs.resendInvitation', { input, headers: owner.headers })
    const newest = await pair.mailedToken(email, 'iv')
    expect(await accept(one)).toBe('invitation_not_found')
    expect(await accept(one, newest)).toBe('ok')
  })

  test('CC2 accepting at one while it is withdrawn at the other: one of the two happens', async () => {
    for (let round = 0; round < 5; round += 1) {
      const organization = await people.organization()
      const { orgId, owner } = organization
      const { accept, invitationId, userId } = await people.invited(organization)
      const input = { orgId, invitationId }
      const outcomes = await Promise.all([
        accept(one),
        outcomeOf(other, 'orgs.withdrawInvitation', { input, headers: owner.headers }),
      ])
      expect(countsOf(outcomes)).toEqual({ ok: 1, invitation_not_found: 1 })
      const members = await people.membersAt(one, orgId, owner)
      expect(members.some((member) => member.userId === userId)).toBe(outcomes[0] === 'ok')
    }
  })
})

type Act = (url: string, organization: Organization, by: SignedIn, to: SignedIn) => Promise<string>

const act =
  (path: string, inputOf: (by: SignedIn, to: SignedIn) => object): Act =>
  (url, { orgId }, by, to) =>
    outcomeOf(url, path, { input: { orgId, ...inputOf(by, to) }, headers: by.headers })

/** By what owners take each other, or themselves, away. */
const removals: Readonly<Record<string, Act>> = {
  'remove each other': act('orgs.removeMember', (_, { userId }) => ({ userId })),
  'demote each other': act('orgs.changeRole', (_, { userId }) => ({ userId, role: 'viewer' })),
  'demote themselves': act('orgs.changeRole', ({ userId }) => ({ userId, role: 'viewer' })),
  leave: act('orgs.leave', () => ({})),
}

async function ownersAt(url: string, orgId: string, by: SignedIn) {
  return (await people.membersAt(url, orgId, by)).filter(({ role }) => role === 'owner')
}

describe('AZ7 CC2 an organization keeps an owner over two servers', () => {
  test.each(Object.entries(removals))('AZ7 CC2 two owners %s', async (_, remove) => {
    for (let round = 0; round < 5; round += 1) {
      const organization = await people.organization()
      const { orgId, owner } = organization
      const second = await people.memberOf(orgId, 'owner')
      const witness = await people.memberOf(orgId, 'viewer')
      const outcomes = await Promise.all([
        remove(one, organization, owner, second),
        remove(other, organization, second, owner),
      ])
      expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(1)
      for (const url of [one, other]) expect(await ownersAt(url, orgId, witness)).toHaveLength(1)
    }
  })

  test('AZ7 of two transfers of one ownership one happens', async () => {
    for (let round = 0; round < 5; round += 1) {
      const organization = await people.organization()
      const { orgId, owner } = organization
      const heirs = [await people.memberOf(orgId, 'admin'), await people.memberOf(orgId, 'admin')]
      const outcomes = await atBoth(pair, 2, (url, at) => {
        const input = { orgId, userId: heirs[at]?.userId }
        return outcomeOf(url, 'orgs.transferOwnership', { input, headers: owner.headers })
      })
      expect(countsOf(outcomes)).toEqual({ ok: 1, role_too_low: 1 })
      const heir = heirs[outcomes.indexOf('ok')]
      expect(await ownersAt(one, orgId, owner)).toMatchObject([{ userId: heir?.userId }])
    }
  })

  test('AZ7 whoever is to become owner at one leaves at the other: somebody stays owner', async () => {
    for (let round = 0; round < 5; round += 1) {
      const organization = await people.organization()
      const { orgId, owner } = organization
      const heir = await people.memberOf(orgId, 'admin')
      const input = { orgId, userId: heir.userId }
      const [handedOver, left] = await Promise.all([
        outcomeOf(one, 'orgs.transferOwnership', { input, headers: owner.headers }),
        outcomeOf(other, 'orgs.leave', { input: { orgId }, headers: heir.headers }),
      ])
      expect([
        ['ok', 'last_owner'],
        ['member_not_found', 'ok'],
      ]).toContainEqual([handedOver, left])
      expect(await ownersAt(one, orgId, owner)).toHaveLength(1)
    }
  })
})

test('TK7 an organization that is deleted at one is gone at the other, and there again once restored', async () => {
  const { orgId, owner } = await people.organization()
  const { headers } = owner
  const input = { orgId }
  const seen = async (url: string) => (await ask(url, 'orgs.get', { input, headers })).reason
  for (const [path, after] of [
    ['orgs.delete', 'organization_not_found'],
    ['orgs.restore', undefined],
  ] as const) {
    const outcomes = await atBoth(pair, 4, (url) => outcomeOf(url, path, { input, headers }))
    expect(countsOf(outcomes)).toEqual({ ok: 1, organization_not_found: 3 })
    expect([await seen(one), await seen(other)]).toEqual([after, after])
  }
})
