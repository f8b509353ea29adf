import type { Context } from '@backarch/api'
import { outcome, refusal } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import {
  accessOrganization,
  createOrganization,
  deleteOrganization,
  endMembershipsOf,
  removeAccount,
  removeMember,
} from '@backarch/services-access'
import { addTestMember, createTestOrganization } from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { createPerson, createSuite, hour, userIdOf } from './support.ts'

const { database, db, ctx, pass } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const personal = () => createPerson(ctx)

async function rolesIn(orgId: string): Promise<string[]> {
  const members = await db.membership.findMany({ where: { orgId } })
  return members.map(({ role }) => role).toSorted()
}

async function actionsIn(orgId: string): Promise<string[]> {
  return (await auditOf(ctx, { orgId })).map(({ action }) => action)
}

const endMemberships = (userId: string) =>
  inTransaction(ctx.db, (tx) => endMembershipsOf(ctx, tx, userId))

describe('endMembershipsOf', () => {
  test('GD1 takes along what is the person’s alone, and ends the other memberships', async () => {
    const { id: own, userId } = await personal()
    const person = await db.user.findUniqueOrThrow({ where: { id: userId } })
    const as: Context = { ...ctx, principal: { kind: 'user', userId, sessionId: newId() } }
    const alone = await createOrganization(ctx, ctx.db, { name: 'Alone', ownerId: userId })
    const inTrash = await createOrganization(ctx, ctx.db, { name: 'Trash', ownerId: userId })
    const trashOrg = await accessOrganization(as, inTrash.id)
    await deleteOrganization({ ...as, org: trashOrg })
    const shared = await createTestOrganization(ctx, { plan: 'free' })
    pass(hour)
    await addTestMember(ctx, shared.id, 'owner', { user: person, as })
    await endMemberships(userId)
    expect(
      await db.organization.count({ where: { id: { in: [own, alone.id, inTrash.id] } } }),
    ).toBe(0)
    expect(await db.membership.count({ where: { userId } })).toBe(0)
    expect(await actionsIn(own)).toEqual(['orgs.created', 'orgs.purged'])
    expect(await auditOf(ctx, { orgId: shared.id })).toMatchObject([
      { action: 'orgs.member_left', target: { id: userId }, details: { accountDeleted: true } },
    ])
    const over = await db.membership.count({ where: { orgId: shared.id, overSeats: true } })
    expect(over).toBe(1)
    await removeAccount(ctx, ctx.db, userId)
  })

  test('GD1 the only owner of what others work in is told which, and nothing changes', async () => {
    const { id: own, userId, as } = await personal()
    const person = await db.user.findUniqueOrThrow({ where: { id: userId } })
    const made = await Promise.all(
      ['Engines', 'Looms'].map((name) =>
        createOrganization(ctx, ctx.db, { name, ownerId: userId }),
      ),
    )
    for (const { id } of made) await addTestMember(ctx, id, 'admin')
    const refused = await refusal(endMemberships(person.id))
    expect(refused).toMatchObject({ code: 'CONFLICT', reason: 'sole_owner' })
    expect(refused.message).toContain('“Engines”')
    expect(refused.message).toContain('“Looms”')
    expect(await db.membership.count({ where: { userId } })).toBe(3)
    expect(await db.organization.count({ where: { id: own } })).toBe(1)
    // Deleting is the way out where there is nobody to hand over to.
    for (const { id } of made) {
      await deleteOrganization({ ...as, org: await accessOrganization(as, id) })
    }
    await endMemberships(userId)
    const left = made.map(({ id }) => id)
    expect(await db.organization.count({ where: { id: { in: left } } })).toBe(0)
  })

  test('somebody who is removed at the same moment is gone once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id, as } = await createTestOrganization(ctx)
      const userId = userIdOf(as.editor)
      const [removed, ended] = await Promise.all([
        outcome(removeMember(as.owner, { userId })),
        outcome(endMemberships(userId)),
      ])
      expect(ended).toBe('ok')
      expect(['ok', 'member_not_found']).toContain(removed)
      expect(await actionsIn(id)).toHaveLength(1)
      expect(await rolesIn(id)).toEqual(['admin', 'owner', 'viewer'])
    }
  })

  test('AZ7 two owners who delete their accounts in parallel leave an owner, or nothing', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, as } = await createTestOrganization(ctx)
      const second = await addTestMember(ctx, id, 'owner')
      const outcomes = await Promise.all([
        outcome(endMemberships(userIdOf(as.owner))),
        outcome(endMemberships(second.user.id)),
      ])
      expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(1)
      expect(outcomes).toContain('sole_owner')
      expect((await rolesIn(id)).filter((role) => role === 'owner')).toHaveLength(1)
    }
  })
})

test('GD1 CC2 an organization that is made while its owner is being deleted goes with them', async () => {
  const { userId } = await personal()
  const made = Promise.withResolvers<string>()
  const commit = Promise.withResolvers<null>()
  const making = inTransaction(ctx.db, async (tx) => {
    made.resolve((await createOrganization(ctx, tx, { name: 'Late', ownerId: userId })).id)
    await commit.promise
  })
  const orgId = await made.promise
  const deleting = inTransaction(ctx.db, async (tx) => {
    await endMembershipsOf(ctx, tx, userId)
    await removeAccount(ctx, tx, userId)
  })
  await expect.poll(waiting).toBe(1)
  commit.resolve(null)
  await Promise.all([making, deleting])
  expect(await db.user.count({ where: { id: userId } })).toBe(0)
  expect(await db.organization.count({ where: { id: orgId } })).toBe(0)
})

/** How many transactions wait for another one. */
async function waiting(): Promise<number> {
  const rows = await db.$queryRaw<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return rows.length
}
