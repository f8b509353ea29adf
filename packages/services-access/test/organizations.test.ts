import type { Context } from '@backarch/api'
import { outcome, refusal } from '@backarch/api/testing'
import { createLogger, newId } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import {
  accessOrganization,
  changeRole,
  createOrganization,
  deleteOrganization,
  housekeepAccess,
  leaveOrganization,
  listDeletedOrganizations,
  listOrganizations,
  removeMember,
  renameOrganization,
  restoreOrganization,
  transferOwnership,
  type OrgContext,
} from '@backarch/services-access'
import {
  addTestMember,
  createTestOrganization,
  createTestUser,
} from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { createPerson, createSuite, day, userIdOf } from './support.ts'

const { database, db, ctx, pass } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const operator: Context = { ...ctx, principal: { kind: 'operator', name: 'test' } }

async function rolesIn(orgId: string): Promise<string[]> {
  const members = await db.membership.findMany({ where: { orgId } })
  return members.map(({ role }) => role).toSorted()
}

async function actionsIn(orgId: string): Promise<string[]> {
  return (await auditOf(ctx, { orgId })).map(({ action }) => action)
}

/** Somebody with a personal organization, and their context in it. */
const personal = () => createPerson(ctx)

describe('createOrganization', () => {
  test('is one transaction with what it is made for, and on record as its owner’s', async () => {
    const { user } = await createTestUser(ctx)
    const input = { name: 'Lovelace & Co.', ownerId: user.id }
    let id = ''
    const failing = inTransaction(ctx.db, async (tx) => {
      id = (await createOrganization(ctx, tx, input)).id
      throw new Error('the account could not be made')
    })
    await expect(failing).rejects.toThrow('the account could not be made')
    expect(await db.organization.count({ where: { id } })).toBe(0)
    expect(await auditOf(ctx, { orgId: id })).toEqual([])
    const made = await inTransaction(ctx.db, (tx) => createOrganization(ctx, tx, input))
    expect(await auditOf(ctx, { orgId: made.id })).toMatchObject([
      { action: 'orgs.created', actorId: user.id, details: { plan: 'free', personal: false } },
    ])
  })

  test('an account has one personal organization, also when two are made at once', async () => {
    const { user } = await createTestUser(ctx)
    const input = { name: 'Personal', ownerId: user.id, personal: true }
    const made = await Promise.allSettled(
      [1, 2].map(() => inTransaction(ctx.db, (tx) => createOrganization(ctx, tx, input))),
    )
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('transferOwnership', () => {
  test('makes the other owner and the caller admin, and is on record', async () => {
    const { id, as } = await createTestOrganization(ctx)
    const userId = userIdOf(as.viewer)
    expect(await transferOwnership(as.owner, { userId })).toMatchObject({ userId, role: 'owner' })
    expect(await accessOrganization(as.owner, id)).toMatchObject({ role: 'admin' })
    expect(await auditOf(ctx, { orgId: id })).toMatchObject([
      {
        action: 'orgs.ownership_transferred',
        actorId: userIdOf(as.owner),
        target: { kind: 'member', id: userId },
        details: { from: 'viewer' },
      },
    ])
  })

  test('AZ7 two owners who hand over in parallel leave an owner', async () => {
    const { id, as } = await createTestOrganization(ctx)
    const second = await addTestMember(ctx, id, 'owner')
    await Promise.all([
      outcome(transferOwnership(as.owner, { userId: second.user.id })),
      outcome(transferOwnership(second.as, { userId: userIdOf(as.owner) })),
    ])
    expect(await rolesIn(id)).toContain('owner')
  })

  test('takes an owner who is a person, and another member', async () => {
    const { id, as } = await createTestOrganization(ctx)
    const stranger = await createTestUser(ctx)
    const userId = userIdOf(as.editor)
    expect(await outcome(transferOwnership(as.admin, { userId }))).toBe('role_too_low')
    const script: OrgContext = { ...as.owner, principal: operator.principal }
    expect(await outcome(transferOwnership(script, { userId }))).toBe('no_account')
    const self = transferOwnership(as.owner, { userId: userIdOf(as.owner) })
    expect(await outcome(self)).toBe('already_owner')
    const foreign = await refusal(transferOwnership(as.owner, { userId: stranger.user.id }))
    expect(foreign).toEqual(await refusal(transferOwnership(as.owner, { userId: newId() })))
    expect(foreign.code).toBe('NOT_FOUND')
    expect(await rolesIn(id)).toEqual(['admin', 'editor', 'owner', 'viewer'])
    expect(await actionsIn(id)).toEqual([])
  })
})

test('a name changes, for admins and owners, and that it did is on record', async () => {
  const { id, as } = await createTestOrganization(ctx)
  expect(await renameOrganization(as.admin, { name: 'Better' })).toMatchObject({ name: 'Better' })
  expect(await outcome(renameOrganization(as.editor, { name: 'Worse' }))).toBe('role_too_low')
  expect(await db.organization.findUnique({ where: { id } })).toMatchObject({ name: 'Better' })
  expect(await auditOf(ctx, { orgId: id })).toMatchObject([
    { action: 'orgs.renamed', target: { kind: 'organization', id }, details: {} },
  ])
})

describe('a deleted organization', () => {
  test('is found by nobody, and comes back as it was', async () => {
    const { id, as } = await createTestOrganization(ctx)
    const userId = userIdOf(as.owner)
    expect(await outcome(deleteOrganization(as.admin))).toBe('role_too_low')
    const deleted = await deleteOrganization(as.owner)
    expect(deleted.recoverableUntil.getTime() - ctx.now().getTime()).toBe(30 * day)
    for (const who of [as.owner, as.viewer, operator]) {
      const refused = await refusal(accessOrganization(who, id))
      expect(refused).toEqual(await refusal(accessOrganization(who, newId())))
    }
    expect((await listOrganizations(ctx, { userId, take: 9 })).items).toEqual([])
    expect((await listDeletedOrganizations(ctx, { userId, take: 9 })).items).toEqual([deleted])
    await restoreOrganization(as.owner, id)
    expect(await rolesIn(id)).toEqual(['admin', 'editor', 'owner', 'viewer'])
    expect(await accessOrganization(as.viewer, id)).toMatchObject({ role: 'viewer' })
    expect((await listDeletedOrganizations(ctx, { userId, take: 9 })).items).toEqual([])
    expect(await actionsIn(id)).toEqual(['orgs.deleted', 'orgs.restored'])
  })

  test('AZ2 is brought back by its owners alone; to others it is as what never existed', async () => {
    const { id, as } = await createTestOrganization(ctx)
    const stranger = await createTestUser(ctx)
    expect(await outcome(restoreOrganization(as.owner, id))).toBe('organization_not_found')
    await deleteOrganization(as.owner)
    for (const who of [as.admin, as.viewer, stranger.as, ctx]) {
      const refused = await refusal(restoreOrganization(who, id))
      expect(refused).toEqual(await refusal(restoreOrganization(who, newId())))
    }
    const { items } = await listDeletedOrganizations(ctx, { userId: userIdOf(as.admin), take: 9 })
    expect(items).toEqual([])
    expect(await outcome(restoreOrganization(operator, id))).toBe('ok')
  })

  test('is gone after 30 days, with all that is in it, and what it did stays on record', async () => {
    const { id, as } = await createTestOrganization(ctx)
    await deleteOrganization(as.owner)
    pass(30 * day)
    await housekeepAccess(operator)
    expect(await db.organization.count({ where: { id } })).toBe(1)
    pass(1)
    expect(await outcome(restoreOrganization(as.owner, id))).toBe('organization_not_found')
    await Promise.all([housekeepAccess(operator), housekeepAccess(operator)])
    expect(await db.organization.count({ where: { id } })).toBe(0)
    expect(await db.membership.count({ where: { orgId: id } })).toBe(0)
    expect(await actionsIn(id)).toEqual(['orgs.deleted', 'orgs.purged'])
  })
})

test('what cannot be removed is logged and keeps nothing else from it', async () => {
  const stuck = await createTestOrganization(ctx)
  const next = await createTestOrganization(ctx)
  for (const { as } of [stuck, next]) await deleteOrganization(as.owner)
  await db.$executeRawUnsafe(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF OLD.id = '${stuck.id}' THEN RAISE 'no space left'; END IF; RETURN OLD; END $$`)
  await db.$executeRawUnsafe(`
    CREATE TRIGGER refuse BEFORE DELETE ON organization FOR EACH ROW EXECUTE FUNCTION refuse()`)
  pass(30 * day + 1)
  const lines: string[] = []
  const destination = { write: (line: string) => lines.push(line) }
  await housekeepAccess({ ...operator, log: createLogger({ level: 'error', destination }) })
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([{ orgId: stuck.id }])
  expect(await db.organization.count({ where: { id: { in: [stuck.id, next.id] } } })).toBe(1)
  expect(await actionsIn(stuck.id)).toEqual(['orgs.deleted'])
  await db.$executeRawUnsafe('DROP FUNCTION refuse CASCADE')
  await housekeepAccess(operator)
  expect(await db.organization.count({ where: { id: stuck.id } })).toBe(0)
})

describe('a personal organization', () => {
  test('is not left, handed over or deleted, and its person stays its owner', async () => {
    const { id, userId, as } = await personal()
    const other = await addTestMember(ctx, id, 'owner')
    const refused = [
      () => leaveOrganization(as),
      () => transferOwnership(as, { userId: other.user.id }),
      () => deleteOrganization(as),
      () => deleteOrganization(other.as),
      () => removeMember(other.as, { userId }),
      () => changeRole(other.as, { userId, role: 'viewer' }),
    ]
    for (const call of refused) {
      expect(await refusal(call())).toMatchObject({
        code: 'CONFLICT',
        reason: 'personal_organization',
      })
    }
    expect(await rolesIn(id)).toEqual(['owner', 'owner'])
    await leaveOrganization(other.as)
    expect(await rolesIn(id)).toEqual(['owner'])
  })
})
