import { createTestContext, outcome, refusal } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { createTestDatabase } from '@backarch/db/testing'
import {
  admitMember,
  changeRole,
  createOrganization,
  listMembers,
  listOrganizations,
  removeMember,
  roleAtLeast,
  roleTable,
  type OrgContext,
} from '@backarch/services-access'
import { roles } from '@backarch/services-access/schemas'
import {
  addTestMember,
  createTestOrganization,
  createTestUser,
  deleteTestUser,
} from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

const database = await createTestDatabase({ poolSize: 20 })
afterAll(() => database[Symbol.asyncDispose]())
const ctx = createTestContext({ db: database.db })

function userIdOf({ principal }: OrgContext): string {
  if (principal.kind !== 'user') throw new Error('members are people')
  return principal.userId
}

async function rolesIn(orgId: string): Promise<string[]> {
  const members = await database.db.membership.findMany({ where: { orgId } })
  return members.map(({ role }) => role).toSorted()
}

/** As a member with that role, whose access was looked up a moment ago. */
async function newMember(org: { readonly id: string }, role: (typeof roles)[number]) {
  const { user, as } = await addTestMember(ctx, org.id, role)
  return { userId: user.id, as }
}

async function newPerson(): Promise<string> {
  return (await createTestUser(ctx)).user.id
}

describe('who may manage whom', () => {
  test('the table: owners everyone, admins those below them, others nobody', () => {
    expect(roleTable.owner.manages).toEqual(['viewer', 'editor', 'admin', 'owner'])
    expect(roleTable.admin.manages).toEqual(['viewer', 'editor'])
    for (const role of roles) {
      for (const managed of roleTable[role].manages) expect(roleAtLeast(role, managed)).toBe(true)
    }
  })

  test('changing and removing follow the table for every pair of roles', async () => {
    for (const actor of roles) {
      const org = await createTestOrganization(ctx)
      for (const target of roles) {
        const may = roleTable[actor].manages.some((managed) => managed === target)
        const { userId } = await newMember(org, target)
        const calls = [
          () => changeRole(org.as[actor], { userId, role: target }),
          () => removeMember(org.as[actor], { userId }),
        ]
        for (const call of calls) {
          expect(await outcome(call())).toBe(may ? 'ok' : 'role_too_low')
        }
      }
    }
  })

  test('an admin can neither raise somebody above their reach nor touch an admin', async () => {
    const org = await createTestOrganization(ctx)
    const { userId } = await newMember(org, 'viewer')
    const raise = changeRole(org.as.admin, { userId, role: 'admin' })
    expect((await refusal(raise)).code).toBe('FORBIDDEN')
    const { userId: other } = await newMember(org, 'admin')
    const lower = changeRole(org.as.admin, { userId: other, role: 'viewer' })
    expect((await refusal(lower)).code).toBe('FORBIDDEN')
  })

  test('anybody may leave', async () => {
    const org = await createTestOrganization(ctx)
    await removeMember(org.as.viewer, { userId: userIdOf(org.as.viewer) })
    expect(await rolesIn(org.id)).toEqual(['admin', 'editor', 'owner'])
  })

  test('a role that was taken away while the call waited counts no more', async () => {
    const org = await createTestOrganization(ctx)
    const admin = await newMember(org, 'admin')
    const { userId } = await newMember(org, 'viewer')
    const raise = () => changeRole(admin.as, { userId, role: 'editor' })
    await changeRole(org.as.owner, { userId: admin.userId, role: 'viewer' })
    expect(await refusal(raise())).toMatchObject({ code: 'FORBIDDEN', reason: 'role_too_low' })
    await removeMember(org.as.owner, { userId: admin.userId })
    expect((await refusal(raise())).code).toBe('NOT_FOUND')
  })

  test('what changed is on record, and what was refused changed nothing', async () => {
    const org = await createTestOrganization(ctx)
    const { userId, as } = await newMember(org, 'viewer')
    await changeRole(org.as.owner, { userId, role: 'editor' })
    await outcome(changeRole(org.as.viewer, { userId, role: 'owner' }))
    await outcome(removeMember(org.as.admin, { userId: userIdOf(org.as.owner) }))
    await removeMember(as, { userId })
    await removeMember(org.as.admin, { userId: userIdOf(org.as.viewer) })
    expect(await auditOf(ctx, { orgId: org.id })).toMatchObject([
      {
        action: 'orgs.role_changed',
        actorId: userIdOf(org.as.owner),
        target: { kind: 'member', id: userId },
        details: { from: 'viewer', to: 'editor' },
      },
      { action: 'orgs.member_left', actorId: userId, target: { kind: 'member', id: userId } },
      {
        action: 'orgs.member_removed',
        actorId: userIdOf(org.as.admin),
        target: { kind: 'member', id: userIdOf(org.as.viewer) },
      },
    ])
  })
})

describe('the last owner', () => {
  test('AZ7 can be neither removed nor demoted, also not by the operator', async () => {
    const org = await createTestOrganization(ctx)
    const operator: OrgContext = { ...org.as.owner, principal: { kind: 'operator', name: 'test' } }
    const userId = userIdOf(org.as.owner)
    for (const as of [org.as.owner, operator]) {
      const removal = await refusal(removeMember(as, { userId }))
      expect(removal).toMatchObject({ code: 'CONFLICT', reason: 'last_owner' })
      const demotion = await refusal(changeRole(as, { userId, role: 'admin' }))
      expect(demotion).toEqual(removal)
    }
  })

  test('AZ7 CC2 two owners who remove each other in parallel leave one', async () => {
    for (let round = 0; round < 10; round += 1) {
      const org = await createTestOrganization(ctx)
      const other = await newMember(org, 'owner')
      const outcomes = await Promise.allSettled([
        removeMember(org.as.owner, { userId: other.userId }),
        removeMember(other.as, { userId: userIdOf(org.as.owner) }),
      ])
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect((await rolesIn(org.id)).filter((role) => role === 'owner')).toHaveLength(1)
    }
  })

  test('AZ7 CC2 ten owners who all leave or step down in parallel leave one', async () => {
    const org = await createTestOrganization(ctx)
    const others = await Promise.all(Array.from({ length: 9 }, () => newMember(org, 'owner')))
    const owners = [...others.map(({ as }) => as), org.as.owner]
    const outcomes = await Promise.allSettled(
      owners.map((as, index) =>
        index % 2 === 0
          ? removeMember(as, { userId: userIdOf(as) })
          : changeRole(as, { userId: userIdOf(as), role: 'viewer' }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect((await rolesIn(org.id)).filter((role) => role === 'owner')).toHaveLength(1)
  })
})

describe('memberships', () => {
  test('twenty parallel admissions of one person make one membership', async () => {
    const org = await createTestOrganization(ctx)
    const userId = await newPerson()
    const admit = () => admitMember(ctx, { orgId: org.id, userId }, async () => 'editor')
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcome(admit())))
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(1)
    expect(outcomes.filter((reason) => reason === 'already_member')).toHaveLength(19)
    const member = await database.db.membership.findMany({ where: { orgId: org.id, userId } })
    expect(member).toMatchObject([{ role: 'editor', overSeats: false }])
  })

  test('somebody whose account is deleted at this moment joins nothing and makes nothing', async () => {
    const org = await createTestOrganization(ctx)
    const userId = await newPerson()
    await deleteTestUser(ctx, userId)
    const admission = admitMember(ctx, { orgId: org.id, userId }, async () => 'editor')
    expect(await refusal(admission)).toMatchObject({ code: 'UNAUTHORIZED', reason: 'signed_out' })
    const creation = inTransaction(ctx.db, (tx) =>
      createOrganization(ctx, tx, { name: 'Nobody’s', ownerId: userId }),
    )
    expect(await outcome(creation)).toBe('signed_out')
  })

  test('what entitles somebody is used up only together with the seat', async () => {
    const org = await createTestOrganization(ctx, { plan: 'free' })
    const userId = await newPerson()
    let claims = 0
    const admission = admitMember(ctx, { orgId: org.id, userId }, async (tx) => {
      claims += 1
      await tx.membership.deleteMany({ where: { orgId: org.id, role: 'viewer' } })
      return 'editor'
    })
    expect(await outcome(admission)).toBe('limit_reached')
    expect(claims).toBe(1)
    expect(await rolesIn(org.id)).toEqual(['admin', 'editor', 'owner', 'viewer'])
    const nowhere = admitMember(ctx, { orgId: newId(), userId }, async () => 'owner')
    expect(await outcome(nowhere)).toBe('organization_not_found')
  })

  test('AZ2 a member of another organization answers exactly as nobody', async () => {
    const org = await createTestOrganization(ctx)
    const theirs = userIdOf((await createTestOrganization(ctx)).as.editor)
    for (const call of [
      (userId: string) => removeMember(org.as.owner, { userId }),
      (userId: string) => changeRole(org.as.owner, { userId, role: 'viewer' }),
    ]) {
      const foreign = await refusal(call(theirs))
      expect(foreign).toEqual(await refusal(call(newId())))
      expect(foreign.code).toBe('NOT_FOUND')
    }
  })

  test('lists walk through every member and every organization once', async () => {
    const org = await createTestOrganization(ctx)
    const added = await Promise.all(Array.from({ length: 6 }, () => newMember(org, 'viewer')))
    const seen: string[] = []
    let cursor: string | null | undefined
    while (cursor !== null) {
      const page = await listMembers(org.as.viewer, { take: 3, cursor })
      expect(page.items.length).toBeLessThanOrEqual(3)
      seen.push(...page.items.map(({ userId }) => userId))
      cursor = page.nextCursor
    }
    const four = roles.map((role) => userIdOf(org.as[role]))
    const expected = [...four, ...added.map(({ userId }) => userId)]
    expect(seen.toSorted()).toEqual(expected.toSorted())

    const userId = await newPerson()
    const mine = await Promise.all([1, 2, 3].map(() => createTestOrganization(ctx)))
    for (const { id } of mine) {
      await admitMember(ctx, { orgId: id, userId }, async () => 'editor')
    }
    const first = await listOrganizations(ctx, { userId, take: 2 })
    const cursorOfFirst = first.nextCursor ?? undefined
    const second = await listOrganizations(ctx, { userId, take: 2, cursor: cursorOfFirst })
    expect(second.nextCursor).toBeNull()
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect(ids).toEqual(mine.map(({ id }) => id).toSorted())
  })

  test('IN9 a forged cursor is refused', async () => {
    const org = await createTestOrganization(ctx)
    const forged = Buffer.from('"1 or 1=1"').toString('base64url')
    const refused = await refusal(listMembers(org.as.viewer, { take: 3, cursor: forged }))
    expect(refused).toMatchObject({ code: 'VALIDATION', reason: 'bad_cursor' })
  })
})
