import { refusal } from '@backarch/api/testing'
import { isAppError } from '@backarch/core'
import {
  accessOrganization,
  admitMember,
  changePlan,
  changeRole,
  leaveOrganization,
  planLimit,
  removeMember,
  renameOrganization,
  transferOwnership,
  withinLimit,
  type OrgContext,
} from '@backarch/services-access'
import { plans, roles, type Plan } from '@backarch/services-access/schemas'
import { createTestOrganization, createTestUser } from '@backarch/services-access/testing'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'

import { createSuite, day, hour, userIdOf } from './support.ts'

const { database, db, ctx, pass } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

/** Members of each role, and people who come and go. */
async function createCast() {
  const { id: orgId, as } = await createTestOrganization(ctx)
  const others = await Promise.all(Array.from({ length: 4 }, () => createTestUser(ctx)))
  return {
    orgId,
    people: [as.owner, as.admin, as.editor, as.viewer, ...others.map((one) => one.as)],
  }
}

type Cast = Awaited<ReturnType<typeof createCast>>

const anybody = fc.nat({ max: 7 })
/** An owner or admin every other time, or most would be refused. */
const actor = fc.oneof(fc.constantFrom(0, 1), anybody)
const role = fc.constantFrom(...roles)
const plan = fc.oneof(fc.constant('free' as const), fc.constantFrom(...plans))

/** What somebody may try, whoever they are. */
const attempt = fc.oneof(
  fc.record({ what: fc.constant('admit' as const), target: anybody, role }),
  fc.record({ what: fc.constant('changeRole' as const), actor, target: anybody, role }),
  fc.record({ what: fc.constant('remove' as const), actor, target: anybody }),
  fc.record({ what: fc.constant('transfer' as const), actor, target: anybody }),
  fc.record({ what: fc.constant('leave' as const), actor }),
  fc.record({ what: fc.constant('changePlan' as const), plan, ends: fc.boolean() }),
)

type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never

async function run({ orgId, people }: Cast, tried: Attempt): Promise<unknown> {
  if (tried.what === 'changePlan') {
    const ends = tried.ends && tried.plan !== 'free'
    const until = ends ? new Date(ctx.now().getTime() + day / 8) : null
    return changePlan(ctx, orgId, { plan: tried.plan, until })
  }
  if (tried.what === 'admit') {
    const key = { orgId, userId: userIdOf(people[tried.target] ?? ctx) }
    return admitMember(ctx, key, async () => tried.role)
  }
  const as = people[tried.actor] ?? ctx
  const call: OrgContext = { ...as, org: await accessOrganization(as, orgId) }
  if (tried.what === 'leave') return leaveOrganization(call)
  const userId = userIdOf(people[tried.target] ?? ctx)
  if (tried.what === 'changeRole') return changeRole(call, { userId, role: tried.role })
  if (tried.what === 'remove') return removeMember(call, { userId })
  return transferOwnership(call, { userId })
}

/** Whom the rule puts over the seats: told once more here, in other words than the code's. */
async function expectedOverSeats(orgId: string, now: Plan): Promise<string[]> {
  const members = await db.membership.findMany({ where: { orgId } })
  const places = members.map((member) => {
    const before = members.filter((other) => {
      if ((other.role === 'owner') !== (member.role === 'owner')) return other.role === 'owner'
      const earlier = other.createdAt.getTime() - member.createdAt.getTime()
      return earlier === 0 ? other.userId < member.userId : earlier < 0
    })
    return { userId: member.userId, place: before.length }
  })
  const over = places.filter(({ place }) => place >= planLimit(now, 'members'))
  return over.map(({ userId }) => userId).toSorted()
}

const operator = { ...ctx, principal: { kind: 'operator', name: 'law' } } as const

test('AZ7 CC2 whatever is tried, in whatever order and at once: an owner, the seats of the rule, and nobody beyond them changes anything', async () => {
  const seen = { done: 0, refused: 0, overSeats: 0 }
  const batches = fc.array(fc.array(attempt, { minLength: 1, maxLength: 3 }), {
    minLength: 3,
    maxLength: 10,
  })
  const law = fc.asyncProperty(batches, async (drawn) => {
    const cast = await createCast()
    for (const batch of drawn) {
      pass(hour)
      const settled = await Promise.allSettled(batch.map((tried) => run(cast, tried)))
      for (const one of settled) {
        if (one.status === 'fulfilled') seen.done += 1
        else if (isAppError(one.reason)) seen.refused += 1
        else throw one.reason
      }
      seen.overSeats += (await expectLaw(cast)).length
    }
  })
  await fc.assert(law, { numRuns: 60 })
  // The draws are worth something only if they went every way.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5)
})

async function expectLaw({ orgId, people }: Cast): Promise<string[]> {
  const { plan: now } = await accessOrganization(operator, orgId)
  const members = await db.membership.findMany({ where: { orgId } })
  const owners = members.filter((member) => member.role === 'owner')
  expect(owners.some(({ overSeats }) => !overSeats)).toBe(true)
  const over = members.filter(({ overSeats }) => overSeats).map(({ userId }) => userId)
  expect(over.toSorted()).toEqual(await expectedOverSeats(orgId, now))
  const [standing] = people.filter((as) => over.includes(userIdOf(as)))
  const owner = owners.find(({ userId }) => !over.includes(userId))
  if (standing && owner) await expectToChangeNothing(standing, orgId, owner.userId)
  return over
}

async function expectToChangeNothing(as: Cast['people'][number], orgId: string, userId: string) {
  const org = await accessOrganization(as, orgId)
  expect(org).toMatchObject({ role: 'viewer', overSeats: true })
  // As one who was let in a moment ago, while there still was a seat.
  const seated: OrgContext = { ...as, org: { ...org, role: 'owner', overSeats: false } }
  const changes = [
    () => renameOrganization(seated, { name: 'Never' }),
    () => changeRole(seated, { userId, role: 'viewer' }),
    () => removeMember(seated, { userId }),
    () => transferOwnership(seated, { userId }),
    () =>
      withinLimit(
        seated,
        'diagrams',
        async () => 0,
        async () => null,
      ),
  ]
  for (const change of changes) expect((await refusal(change())).reason).toBe('over_seats')
}
