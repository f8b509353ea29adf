import { outcome, refusal } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import type { Role } from '@backarch/services-access/schemas'
import { deleteTestUser } from '@backarch/services-access/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { callerFor, createSuite } from './support.ts'

const { database, ctx, operator, person, organization, memberOf } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

async function withMember(role: Role) {
  const { orgId, owner } = await organization()
  return { orgId, owner, member: await memberOf(orgId, role) }
}

describe('create', () => {
  test('RL1 one person makes twenty a day', async () => {
    const { call } = await person()
    const outcomes = []
    for (let made = 0; made < 22; made++)
      outcomes.push(await outcome(call.create({ name: 'More' })))
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(20)
    expect(outcomes.at(-1)).toBe('rate_limited')
  })

  test('makes the caller its owner', async () => {
    const { call, id, email } = await person()
    const created = await call.create({ name: 'Analytical Engines' })
    expect(created).toMatchObject({ name: 'Analytical Engines', plan: 'free', role: 'owner' })
    expect(await call.get({ orgId: created.id })).toEqual(created)
    const members = await call.members({ orgId: created.id })
    expect(members.items).toMatchObject([{ userId: id, email, role: 'owner' }])
  })

  test('a name is stored and answered as it was typed, or refused', async () => {
    const { call } = await person()
    for (const name of [
      'Ω≈ç√∫',
      ' Robert"); DROP TABLE organization;--',
      '𝕋𝕙𝕖 社會科學院語學',
      '‏ﷺ',
    ]) {
      const { id: orgId } = await call.create({ name })
      expect((await call.get({ orgId })).name).toBe(name)
    }
    for (const name of ['', '   ', 'a\nb', 'a\u0000b', '\udc00', 'x'.repeat(201)]) {
      expect((await refusal(call.create({ name }))).code).toBe('BAD_REQUEST')
    }
  })

  test('AZ3 nobody chooses the plan, the owner or the id of what they create', async () => {
    const { call } = await person()
    for (const extra of [{ plan: 'business' }, { ownerId: newId() }, { id: newId() }]) {
      const refused = await refusal(call.create({ name: 'x', ...extra }))
      expect(refused.code).toBe('BAD_REQUEST')
    }
    expect((await call.list({})).items).toEqual([])
  })

  test('needs a person', async () => {
    expect((await refusal(callerFor(ctx).create({ name: 'x' }))).code).toBe('UNAUTHORIZED')
    expect(await outcome(callerFor(operator).create({ name: 'x' }))).toBe('no_account')
  })
})

describe('list and members', () => {
  test('page through the caller’s organizations, and nobody else’s', async () => {
    const { call } = await person()
    await organization()
    const names = ['one', 'two', 'three']
    for (const name of names) await call.create({ name })
    const first = await call.list({ take: 2 })
    const second = await call.list({ take: 2, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(names)
    expect(second.nextCursor).toBeNull()
  })

  test('IN9 a size or a cursor that no list gives out is refused', async () => {
    const { orgId, owner } = await organization()
    for (const page of [{ take: 0 }, { take: -1 }, { take: 1e9 }, { take: 1.5 }, { cursor: 'x' }]) {
      const refusals = [
        await refusal(owner.call.list(page)),
        await refusal(owner.call.members({ orgId, ...page })),
      ]
      expect(refusals.map(({ code }) => code)).toEqual(['BAD_REQUEST', 'BAD_REQUEST'])
    }
  })

  test('page through the members with their names; a deleted account is no member', async () => {
    const { orgId, owner, member } = await withMember('viewer')
    const gone = await memberOf(orgId, 'editor')
    await deleteTestUser(ctx, gone.id)
    const first = await member.call.members({ orgId, take: 2 })
    expect(first.nextCursor).toBeNull()
    expect(first.items).toMatchObject([
      { userId: owner.id, email: owner.email, role: 'owner' },
      { userId: member.id, email: member.email, role: 'viewer' },
    ])
  })

  test('AZ2 the cursor of another organization’s list shows nothing of it', async () => {
    const theirs = await withMember('viewer')
    const { nextCursor } = await theirs.owner.call.members({ orgId: theirs.orgId, take: 1 })
    const mine = await withMember('viewer')
    const page = { orgId: mine.orgId, take: 5, cursor: nextCursor ?? '' }
    const seen = (await mine.owner.call.members(page)).items.map(({ userId }) => userId)
    expect(seen).toEqual([mine.owner.id, mine.member.id])
  })
})

describe('members', () => {
  test('roles change, and the new one counts from the next call on', async () => {
    const { orgId, owner, member } = await withMember('viewer')
    const other = await memberOf(orgId, 'viewer')
    const remove = () => member.call.removeMember({ orgId, userId: other.id })
    expect(await outcome(remove())).toBe('role_too_low')
    const changed = await owner.call.changeRole({ orgId, userId: member.id, role: 'admin' })
    expect(changed).toMatchObject({ userId: member.id, email: member.email, role: 'admin' })
    expect(await outcome(remove())).toBe('ok')
  })

  test('TK7 a removed member’s next call finds no organization', async () => {
    const { orgId, owner, member } = await withMember('admin')
    await owner.call.removeMember({ orgId, userId: member.id })
    const refused = await refusal(member.call.get({ orgId }))
    expect(refused).toEqual(await refusal(member.call.get({ orgId: newId() })))
    expect((await member.call.list({})).items).toEqual([])
  })

  test('anybody may leave; an admin also by name, whatever the spelling of the id', async () => {
    const { orgId, member } = await withMember('viewer')
    expect(await member.call.leave({ orgId })).toEqual({ removed: true })
    expect(await outcome(member.call.get({ orgId }))).toBe('organization_not_found')
    const admin = await memberOf(orgId, 'admin')
    const userId = admin.id.toUpperCase()
    expect(await admin.call.removeMember({ orgId, userId })).toEqual({ removed: true })
  })

  test('AZ7 the last owner stays, also when two owners remove each other in parallel', async () => {
    const { orgId, owner, member } = await withMember('owner')
    const outcomes = await Promise.all([
      outcome(owner.call.removeMember({ orgId, userId: member.id })),
      outcome(member.call.removeMember({ orgId, userId: owner.id })),
    ])
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(1)
    const left = await callerFor(operator).members({ orgId })
    expect(left.items.map(({ role }) => role)).toEqual(['owner'])
    const userId = left.items[0]?.userId ?? ''
    const stepDown = callerFor(operator).changeRole({ orgId, userId, role: 'viewer' })
    expect(await outcome(stepDown)).toBe('last_owner')
  })

  test('a role too low is refused', async () => {
    for (const role of ['viewer', 'editor'] as const) {
      const { orgId, owner, member } = await withMember(role)
      const calls = [
        await outcome(member.call.changeRole({ orgId, userId: owner.id, role: 'viewer' })),
        await outcome(member.call.removeMember({ orgId, userId: owner.id })),
      ]
      expect(calls).toEqual(['role_too_low', 'role_too_low'])
    }
  })

  test('AZ2 every call about an organization of others answers as about none', async () => {
    const { orgId, member } = await withMember('editor')
    const { call } = await person()
    const never = newId()
    const calls = [
      (id: string) => call.get({ orgId: id }),
      (id: string) => call.members({ orgId: id }),
      (id: string) => call.changeRole({ orgId: id, userId: member.id, role: 'viewer' }),
      (id: string) => call.removeMember({ orgId: id, userId: member.id }),
    ]
    for (const about of calls) {
      const refused = await refusal(about(orgId))
      expect(refused).toEqual(await refusal(about(never)))
      expect(refused.code).toBe('NOT_FOUND')
    }
  })

  test('AZ2 a person from elsewhere answers as nobody', async () => {
    const { orgId, owner } = await organization()
    const { id: elsewhere } = await person()
    const calls = [
      (userId: string) => owner.call.changeRole({ orgId, userId, role: 'viewer' }),
      (userId: string) => owner.call.removeMember({ orgId, userId }),
    ]
    for (const about of calls) {
      const refused = await refusal(about(elsewhere))
      expect(refused).toEqual(await refusal(about(newId())))
      expect(refused.code).toBe('NOT_FOUND')
    }
  })

  test('invalid inputs are refused', async () => {
    const { orgId, owner, member } = await withMember('viewer')
    const bad = [
      // @ts-expect-error: no such role
      owner.call.changeRole({ orgId, userId: member.id, role: 'root' }),
      owner.call.leave({ orgId: 'x' }),
      owner.call.removeMember({ orgId, userId: 'x' }),
    ]
    for (const { code } of await Promise.all(bad.map((call) => refusal(call)))) {
      expect(code).toBe('BAD_REQUEST')
    }
  })
})
