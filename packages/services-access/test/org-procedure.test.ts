import { createCallerFactory, router, type Context } from '@backarch/api'
import { createTestContext, outcome, refusal } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { createTestDatabase } from '@backarch/db/testing'
import {
  accessOrganization,
  createOrganization,
  orgProcedure,
  removeMember,
  requirePlan,
  requireRole,
} from '@backarch/services-access'
import { orgIdSchema, plans, roles, type Plan, type Role } from '@backarch/services-access/schemas'
import { createTestOrganization, createTestUser } from '@backarch/services-access/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

const database = await createTestDatabase()
afterAll(() => database[Symbol.asyncDispose]())
const ctx = createTestContext({ db: database.db })

const input = z.strictObject({ orgId: orgIdSchema, word: z.string().max(10).optional() })
const answer = z.strictObject({ role: z.enum(roles), plan: z.enum(plans) })
const probe = orgProcedure.input(input).output(answer)
const forRole = (role: Role) =>
  orgProcedure
    .use(requireRole(role))
    .input(input)
    .output(answer)
    .query(({ ctx: { org } }) => ({
      role: org.role,
      plan: org.plan,
    }))
const forPlan = (plan: Plan) =>
  orgProcedure
    .use(requirePlan(plan))
    .input(input)
    .output(answer)
    .query(({ ctx: { org } }) => ({
      role: org.role,
      plan: org.plan,
    }))

const appRouter = router({
  probe: probe.query(({ ctx: { org } }) => ({ role: org.role, plan: org.plan })),
  id: orgProcedure
    .input(input)
    .output(z.string())
    .query(({ ctx: { org } }) => org.id),
  viewer: forRole('viewer'),
  editor: forRole('editor'),
  admin: forRole('admin'),
  owner: forRole('owner'),
  free: forPlan('free'),
  team: forPlan('team'),
  business: forPlan('business'),
})
const callerFor = createCallerFactory(appRouter)
const operator = (from: Context): Context => ({
  ...from,
  principal: { kind: 'operator', name: 'test' },
})

describe('orgProcedure', () => {
  test('tells the procedure what the caller is and which plan the organization has', async () => {
    const org = await createTestOrganization(ctx, { plan: 'team' })
    const answers = roles.map((role) => callerFor(org.as[role]).probe({ orgId: org.id }))
    expect(await Promise.all(answers)).toEqual(roles.map((role) => ({ role, plan: 'team' })))
  })

  test('AZ2 an organization of others answers exactly as one that never existed', async () => {
    const mine = await createTestOrganization(ctx)
    const theirs = await createTestOrganization(ctx)
    const call = callerFor(mine.as.owner)
    const foreign = await refusal(call.probe({ orgId: theirs.id }))
    expect(foreign).toEqual(await refusal(call.probe({ orgId: newId() })))
    expect(foreign.code).toBe('NOT_FOUND')
  })

  test('AZ2 a stranger learns nothing from how the rest of the input is refused', async () => {
    const mine = await createTestOrganization(ctx)
    const theirs = await createTestOrganization(ctx)
    const word = 'much longer than ten letters'
    const refused = await refusal(callerFor(mine.as.owner).probe({ orgId: theirs.id, word }))
    expect(refused.code).toBe('NOT_FOUND')
    const own = await refusal(callerFor(mine.as.owner).probe({ orgId: mine.id, word }))
    expect(own.code).toBe('BAD_REQUEST')
  })

  test('AZ3 a key that the input does not know is refused', async () => {
    const { id: orgId, as } = await createTestOrganization(ctx)
    const extra = { orgId, role: 'owner' }
    expect((await refusal(callerFor(as.viewer).probe(extra))).code).toBe('BAD_REQUEST')
  })

  test('IN6 an id that is no id is refused before the database is asked', async () => {
    const { as } = await createTestOrganization(ctx)
    for (const orgId of ['', 'x', "' or 1=1", `${newId()} `]) {
      expect((await refusal(callerFor(as.owner).probe({ orgId }))).code).toBe('BAD_REQUEST')
    }
  })

  test('an id in capital letters names the same organization', async () => {
    const { id, as } = await createTestOrganization(ctx)
    const answered = await callerFor(as.viewer).id({ orgId: id.toUpperCase() })
    expect(answered).toBe(id)
  })

  test('asks an anonymous caller to sign in, whatever the id', async () => {
    const { id } = await createTestOrganization(ctx)
    for (const orgId of [id, newId(), 'x']) {
      expect((await refusal(callerFor(ctx).probe({ orgId }))).code).toBe('UNAUTHORIZED')
    }
    const direct = await refusal(accessOrganization(ctx, id))
    expect(direct.code).toBe('UNAUTHORIZED')
  })

  test('the operator acts as owner of every organization that exists', async () => {
    const { id: orgId } = await createTestOrganization(ctx, { plan: 'business' })
    const call = callerFor(operator(ctx))
    expect(await call.owner({ orgId })).toEqual({ role: 'owner', plan: 'business' })
    expect((await refusal(call.probe({ orgId: newId() }))).code).toBe('NOT_FOUND')
  })

  test('TK7 a removed member is refused on the next call', async () => {
    const { id: orgId, as } = await createTestOrganization(ctx)
    const call = callerFor(as.editor)
    await call.probe({ orgId })
    const { principal } = as.editor
    if (principal.kind !== 'user') throw new Error('members are people')
    await removeMember(as.owner, { userId: principal.userId })
    expect((await refusal(call.probe({ orgId }))).code).toBe('NOT_FOUND')
  })
})

describe('requireRole', () => {
  test('lets a role and the ones above it through', async () => {
    const { id: orgId, as } = await createTestOrganization(ctx)
    for (const [needed, lowest] of roles.entries()) {
      for (const [held, role] of roles.entries()) {
        const call = callerFor(as[role])[lowest]({ orgId })
        expect(await outcome(call)).toBe(held >= needed ? 'ok' : 'role_too_low')
      }
    }
  })
})

describe('requirePlan', () => {
  test('lets a plan and the ones above it through', async () => {
    for (const [held, plan] of plans.entries()) {
      const { id: orgId, as } = await createTestOrganization(ctx, { plan })
      for (const [needed, lowest] of plans.entries()) {
        const call = callerFor(as.viewer)[lowest]({ orgId })
        expect(await outcome(call)).toBe(held >= needed ? 'ok' : 'plan_too_small')
      }
    }
  })

  test('AZ6 a smaller plan counts from the next call on', async () => {
    const { id: orgId, as } = await createTestOrganization(ctx, { plan: 'team' })
    await callerFor(as.viewer).team({ orgId })
    await database.db.organization.update({ where: { id: orgId }, data: { plan: 'free' } })
    const refused = await refusal(callerFor(as.viewer).team({ orgId }))
    expect(refused).toMatchObject({ code: 'PAYMENT_REQUIRED', reason: 'plan_too_small' })
  })
})

test('a new organization has one owner and the free plan', async () => {
  const { user, as } = await createTestUser(ctx)
  const organization = await createOrganization(ctx, ctx.db, {
    name: 'Lovelace & Co.',
    ownerId: user.id,
  })
  const access = await accessOrganization(as, organization.id)
  expect(access).toEqual({ id: organization.id, role: 'owner', plan: 'free', overSeats: false })
})
