import { createCallerFactory, router } from '@backarch/api'
import { outcome, refusal } from '@backarch/api/testing'
import { AppError } from '@backarch/core'
import {
  orgProcedure,
  permissionTable,
  requirePermission,
  requirePlan,
  requireRole,
} from '@backarch/services-access'
import { orgIdSchema, roles } from '@backarch/services-access/schemas'
import {
  addTestMember,
  createTestOrganization,
  createTestUser,
  deleteTestUser,
} from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { isPermission } from '../src/roles.ts'
import { createSuite, hour, userIdOf } from './support.ts'

const { database, ctx, pass } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const input = z.strictObject({ orgId: orgIdSchema })
const on = orgProcedure
const done = z.strictObject({})
const appRouter = router({
  see: on
    .input(input)
    .output(done)
    .query(() => ({})),
  change: on
    .use(requireRole('editor'))
    .input(input)
    .output(done)
    .mutation(() => ({})),
  manage: on
    .meta({ scope: 'manage' })
    .use(requirePermission('manageMembers'))
    .input(input)
    .output(done)
    .mutation(() => ({})),
  paid: on
    .use(requirePlan('business'))
    .input(input)
    .output(done)
    .mutation(() => ({})),
})
const callerFor = createCallerFactory(appRouter)

test('GD1 a denial of somebody who is deleted in that moment does not name them', async () => {
  const { id: orgId, as } = await createTestOrganization(ctx)
  const userId = userIdOf(as.viewer)
  const leaving = router({
    leave: on
      .input(input)
      .output(done)
      .mutation(async () => {
        await deleteTestUser(ctx, userId)
        throw new AppError('FORBIDDEN', 'Not this.', { details: { reason: 'not_this' } })
      }),
  })
  const call = createCallerFactory(leaving)(as.viewer)
  expect(await outcome(call.leave({ orgId }))).toBe('not_this')
  expect(await auditOf(ctx, { userId })).toEqual([])
  expect(await auditOf(ctx, { orgId })).toEqual([])
})

test('LG3 what a member is denied is on record with procedure and reason, whatever denied it', async () => {
  const { id: orgId, as } = await createTestOrganization(ctx)
  const { principal } = as.editor
  if (principal.kind !== 'user') throw new Error('members are people')
  const token = callerFor({ ...as.editor, principal: { ...principal, scopes: ['read'] } })
  const refused = [
    await outcome(callerFor(as.viewer).change({ orgId })),
    await outcome(callerFor(as.editor).manage({ orgId })),
    await outcome(callerFor(as.owner).paid({ orgId })),
    await outcome(token.change({ orgId })),
  ]
  expect(refused).toEqual(['role_too_low', 'role_too_low', 'plan_too_small', 'scope_missing'])
  const denial = { action: 'access.denied', outcome: 'denied', target: null }
  expect(await auditOf(ctx, { orgId })).toEqual([
    {
      ...denial,
      actorId: userIdOf(as.viewer),
      details: { procedure: 'change', reason: 'role_too_low' },
    },
    {
      ...denial,
      actorId: userIdOf(as.editor),
      details: { procedure: 'manage', reason: 'role_too_low' },
    },
    {
      ...denial,
      actorId: userIdOf(as.owner),
      details: { procedure: 'paid', reason: 'plan_too_small' },
    },
    {
      ...denial,
      actorId: userIdOf(as.editor),
      details: { procedure: 'change', reason: 'scope_missing' },
    },
  ])
})

test('LG3 success, a wrong input and a stranger leave no denial in the organization’s log', async () => {
  const { id: orgId, as } = await createTestOrganization(ctx)
  const stranger = await createTestUser(ctx)
  await callerFor(as.viewer).see({ orgId })
  const extra = { orgId, role: 'owner' }
  expect((await refusal(callerFor(as.owner).manage(extra))).code).toBe('BAD_REQUEST')
  expect((await refusal(callerFor(stranger.as).manage({ orgId }))).code).toBe('NOT_FOUND')
  expect(await auditOf(ctx, { orgId })).toEqual([])
})

test('LG3 whoever is denied all day long fills no log, and is denied all the same', async () => {
  const { id: orgId, as } = await createTestOrganization(ctx)
  const deny = () => outcome(callerFor(as.viewer).change({ orgId }))
  const outcomes = await Promise.all(Array.from({ length: 220 }, deny))
  expect(new Set(outcomes)).toEqual(new Set(['role_too_low']))
  expect(await auditOf(ctx, { orgId })).toHaveLength(200)
  await outcome(callerFor(as.editor).manage({ orgId }))
  pass(hour)
  await deny()
  const people = (await auditOf(ctx, { orgId })).slice(200).map(({ actorId }) => actorId)
  expect(people).toEqual([userIdOf(as.editor), userIdOf(as.viewer)])
})

describe('a member over the seats', () => {
  test('sees everything, and is told about the seat and not about the role', async () => {
    const { id: orgId } = await createTestOrganization(ctx, { plan: 'free' })
    pass(hour)
    for (const role of roles.slice(0, 3)) {
      const late = await addTestMember(ctx, orgId, role)
      const call = callerFor(late.as)
      expect(await call.see({ orgId })).toEqual({})
      for (const change of [call.change, call.manage]) {
        const refused = await refusal(change({ orgId }))
        expect(refused).toMatchObject({ code: 'PAYMENT_REQUIRED', reason: 'over_seats' })
        expect(refused.message).toBe(
          'You can look but change nothing: the plan Free has 3 seats, and yours is beyond them. Ask an owner for a larger plan or a free seat.',
        )
      }
    }
  })
})

describe('requirePermission', () => {
  test('lets the roles through that the table gives it to, and says to the others what it is', async () => {
    for (const name of Object.keys(permissionTable).filter(isPermission)) {
      const { role: lowest, to } = permissionTable[name]
      const procedure = orgProcedure.use(requirePermission(name)).input(input).output(done)
      const call = createCallerFactory(router({ probe: procedure.query(() => ({})) }))
      const { id: orgId, as } = await createTestOrganization(ctx)
      const tooLow = roles.slice(0, roles.indexOf(lowest))
      for (const role of roles) {
        const reason = tooLow.some((low) => low === role) ? 'role_too_low' : 'ok'
        expect(await outcome(call(as[role]).probe({ orgId }))).toBe(reason)
      }
      for (const role of tooLow) {
        const { code, message } = await refusal(call(as[role]).probe({ orgId }))
        const sentence = `To ${to} takes the role ${lowest}, and yours is ${role}: ask an owner for it.`
        expect([code, message]).toEqual(['FORBIDDEN', sentence])
      }
    }
  })
})
