import { createCallerFactory, router } from '@backarch/api'
import { outcome, refusal } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import {
  accessOrganization,
  admitMember,
  changePlan,
  changeRole,
  housekeepAccess,
  listOrganizations,
  orgProcedure,
  removeMember,
  renameOrganization,
  requirePlan,
  withinLimit,
} from '@backarch/services-access'
import { orgIdSchema } from '@backarch/services-access/schemas'
import {
  addTestMember,
  createTestOrganization,
  createTestUser,
} from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { createSuite, day, hour, userIdOf } from './support.ts'

const { database, db, ctx, pass } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

async function overSeatsIn(orgId: string): Promise<string[]> {
  const members = await db.membership.findMany({ where: { orgId, overSeats: true } })
  return members.map(({ userId }) => userId)
}

const toFree = (orgId: string) => changePlan(ctx, orgId, { plan: 'free', until: null })
const in30Days = () => new Date(ctx.now().getTime() + 30 * day)

describe('seats', () => {
  test('on a smaller plan owners sit first, then whoever joined first; the others look and change nothing', async () => {
    const { id, as } = await createTestOrganization(ctx)
    pass(hour)
    const late = await addTestMember(ctx, id, 'admin')
    const lateOwner = await addTestMember(ctx, id, 'owner')
    await toFree(id)
    const seated = [userIdOf(as.owner), lateOwner.user.id]
    const over = await overSeatsIn(id)
    expect(over).toHaveLength(3)
    expect(over).toContain(late.user.id)
    for (const userId of seated) expect(over).not.toContain(userId)
    expect(await accessOrganization(late.as, id)).toMatchObject({ role: 'viewer', overSeats: true })
  })

  test('a seat that becomes free, or a larger plan, gives them back', async () => {
    const { id, as } = await createTestOrganization(ctx)
    pass(hour)
    const late = await addTestMember(ctx, id, 'admin')
    await toFree(id)
    expect(await overSeatsIn(id)).toContain(late.user.id)
    await changePlan(ctx, id, { plan: 'team', until: null })
    expect(await overSeatsIn(id)).toEqual([])
    await toFree(id)
    for (const role of ['viewer', 'editor'] as const) {
      await removeMember(as.owner, { userId: userIdOf(as[role]) })
    }
    expect(await overSeatsIn(id)).toEqual([])
    expect(await accessOrganization(late.as, id)).toMatchObject({ role: 'admin' })
  })

  test('whoever is made owner sits', async () => {
    const { id, as } = await createTestOrganization(ctx)
    pass(hour)
    const late = await addTestMember(ctx, id, 'viewer')
    await toFree(id)
    expect(await overSeatsIn(id)).toContain(late.user.id)
    const raised = await changeRole(as.owner, { userId: late.user.id, role: 'owner' })
    expect(raised).toMatchObject({ role: 'owner', overSeats: false })
  })

  test('CC2 of fifty parallel admissions as many are let in as there are seats', async () => {
    const { id } = await createTestOrganization(ctx)
    for (let member = 4; member < 17; member += 1) await addTestMember(ctx, id, 'viewer')
    const people = await Promise.all(Array.from({ length: 50 }, () => createTestUser(ctx)))
    const outcomes = await Promise.all(
      people.map(({ user }) =>
        outcome(admitMember(ctx, { orgId: id, userId: user.id }, async () => 'editor')),
      ),
    )
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(3)
    expect(outcomes.filter((reason) => reason === 'limit_reached')).toHaveLength(47)
    expect(await db.membership.count({ where: { orgId: id } })).toBe(20)
    expect(await overSeatsIn(id)).toEqual([])
  })
})

describe('a plan that ends', () => {
  test('counts as free from that moment on, and its seats are given out once', async () => {
    const { id, as } = await createTestOrganization(ctx, { plan: 'free' })
    await changePlan(ctx, id, { plan: 'business', until: in30Days() })
    pass(30 * day - 1)
    expect(await accessOrganization(as.owner, id)).toMatchObject({ plan: 'business' })
    expect(await overSeatsIn(id)).toEqual([])
    pass(1)
    const userId = userIdOf(as.owner)
    const [listed] = (await listOrganizations(ctx, { userId, take: 1 })).items
    expect(listed).toMatchObject({ id, plan: 'free' })
    const calls = Array.from({ length: 20 }, () => accessOrganization(as.owner, id))
    for (const org of await Promise.all(calls)) expect(org.plan).toBe('free')
    expect(await overSeatsIn(id)).toHaveLength(1)
    const ends = (await auditOf(ctx, { orgId: id })).filter(
      ({ action }) => action === 'orgs.plan_ended',
    )
    expect(ends).toMatchObject([{ actorId: null, details: { from: 'business', to: 'free' } }])
  })

  test('the first call of a member who is over the seats by then is refused what it wants', async () => {
    const { id, as } = await createTestOrganization(ctx, { plan: 'free' })
    pass(hour)
    await changePlan(ctx, id, { plan: 'team', until: in30Days() })
    const late = await addTestMember(ctx, id, 'admin')
    pass(30 * day)
    expect(await outcome(renameOrganization(late.as, { name: 'Mine' }))).toBe('over_seats')
    expect(await outcome(renameOrganization(as.owner, { name: 'Ours' }))).toBe('ok')
  })

  test('housekeeping ends those that nobody calls', async () => {
    const { id } = await createTestOrganization(ctx, { plan: 'free' })
    await changePlan(ctx, id, { plan: 'team', until: in30Days() })
    pass(30 * day)
    await Promise.all([housekeepAccess(ctx), housekeepAccess(ctx)])
    expect(await overSeatsIn(id)).toHaveLength(1)
    const found = await db.organization.findUnique({ where: { id } })
    expect(found).toMatchObject({ plan: 'free', planUntil: null })
  })
})

describe('changePlan', () => {
  test('is on record', async () => {
    const { id } = await createTestOrganization(ctx)
    const until = in30Days()
    await changePlan(ctx, id, { plan: 'business', until })
    expect(await auditOf(ctx, { orgId: id })).toMatchObject([
      {
        action: 'orgs.plan_changed',
        details: { from: 'team', to: 'business', until: until.toISOString() },
      },
    ])
  })

  test('an end that is past, or of the plan Free, is refused; so is what does not exist', async () => {
    const { id } = await createTestOrganization(ctx)
    for (const change of [
      { plan: 'team', until: ctx.now() },
      { plan: 'free', until: in30Days() },
    ] as const) {
      expect(await outcome(changePlan(ctx, id, change))).toBe('plan_end')
    }
    const nowhere = changePlan(ctx, newId(), { plan: 'team', until: null })
    expect(await outcome(nowhere)).toBe('organization_not_found')
    expect(await accessOrganization(operator, id)).toMatchObject({ plan: 'team' })
  })
})

const operator = { ...ctx, principal: { kind: 'operator', name: 'test' } } as const

describe('withinLimit', () => {
  test('AZ6 fifty parallel calls never exceed the limit', async () => {
    const { id, as } = await createTestOrganization(ctx, { plan: 'free' })
    let used = 0
    const use = () =>
      withinLimit(
        as.owner,
        'aiCallsPerMonth',
        async () => used,
        async () => {
          used += 1
        },
      )
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => outcome(use())))
    expect(used).toBe(20)
    expect(outcomes.filter((reason) => reason === 'limit_reached')).toHaveLength(30)
    const refused = await refusal(use())
    expect(refused).toMatchObject({ code: 'LIMIT_EXCEEDED' })
    expect(refused.message).toBe(
      'The plan Free includes 20 AI calls a month, and they are used up: wait for the next month, or choose a larger plan.',
    )
    await changePlan(ctx, id, { plan: 'team', until: null })
    expect(await outcome(use())).toBe('ok')
  })

  test('AZ6 the plan that counts is the one when the call’s turn has come', async () => {
    const { id, as } = await createTestOrganization(ctx)
    let used = 3
    const use = () =>
      withinLimit(
        as.owner,
        'diagrams',
        async () => used,
        async (_tx, { plan }) => {
          used += 1
          return plan
        },
      )
    expect(await use()).toBe('team')
    await toFree(id)
    expect(await outcome(use())).toBe('limit_reached')
    expect(used).toBe(4)
  })

  test('AZ6 a seat, a role or a membership that was lost in the meantime counts no more', async () => {
    const { id, as } = await createTestOrganization(ctx)
    pass(hour)
    const late = await addTestMember(ctx, id, 'editor')
    const use = (who = as.editor) =>
      outcome(
        withinLimit(
          who,
          'diagrams',
          async () => 0,
          async () => 'used',
        ),
      )
    await toFree(id)
    expect(await use(late.as)).toBe('over_seats')
    await changePlan(ctx, id, { plan: 'team', until: null })
    expect(await use()).toBe('ok')
    await changeRole(as.owner, { userId: userIdOf(as.editor), role: 'viewer' })
    expect(await use()).toBe('role_too_low')
    await removeMember(as.owner, { userId: userIdOf(as.editor) })
    expect(await use()).toBe('organization_not_found')
  })

  test('what fails inside leaves nothing behind', async () => {
    const { id, as } = await createTestOrganization(ctx)
    const failing = withinLimit(
      as.owner,
      'diagrams',
      async () => 0,
      async (tx) => {
        await tx.organization.update({ where: { id }, data: { name: 'Half done' } })
        throw new Error('half way')
      },
    )
    await expect(failing).rejects.toThrow('half way')
    expect(await db.organization.findUnique({ where: { id } })).toMatchObject({
      name: 'Test organization',
    })
  })
})

test('AZ6 a plan that shrinks in the middle of a session counts from the next call on', async () => {
  const input = z.strictObject({ orgId: orgIdSchema })
  const procedure = orgProcedure.use(requirePlan('team')).input(input).output(z.string())
  const callerFor = createCallerFactory(router({ paid: procedure.query(() => 'here') }))
  const { id: orgId, as } = await createTestOrganization(ctx)
  const call = callerFor(as.owner)
  expect(await call.paid({ orgId })).toBe('here')
  await toFree(orgId)
  const refused = await refusal(call.paid({ orgId }))
  expect(refused).toMatchObject({ code: 'PAYMENT_REQUIRED', reason: 'plan_too_small' })
  expect(refused.message).toBe('This needs the plan Team, and yours is Free.')
})
