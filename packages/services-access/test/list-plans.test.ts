import { createTestContext } from '@backarch/api/testing'
import { createTestDatabase } from '@backarch/db/testing'
import {
  changePlan,
  deleteOrganization,
  housekeepAccess,
  listPlans,
} from '@backarch/services-access'
import { createTestOrganization } from '@backarch/services-access/testing'
import { afterAll, expect, test } from 'vitest'

const database = await createTestDatabase()
afterAll(() => database[Symbol.asyncDispose]())

const day = 24 * 60 * 60 * 1000
const clock = { now: Date.now() }
const ctx = createTestContext({ db: database.db, now: () => new Date(clock.now) })

async function planOf(orgId: string) {
  for (let after: string | null = null; ;) {
    const page = await listPlans(ctx, after)
    const found = page.find((plan) => plan.orgId === orgId)
    if (found || page.length === 0) return found
    after = page.at(-1)?.orgId ?? null
  }
}

test('a plan counts since it became another one, and renewing it is no change', async () => {
  const { id: orgId } = await createTestOrganization(ctx, { plan: 'team' })
  expect(await planOf(orgId)).toEqual({ orgId, plan: 'team', since: null })
  const bought = new Date((clock.now += day))
  const until = new Date(clock.now + 30 * day)
  await changePlan(ctx, orgId, { plan: 'business', until })
  expect(await planOf(orgId)).toEqual({ orgId, plan: 'business', since: bought })
  clock.now += day
  await changePlan(ctx, orgId, { plan: 'business', until })
  expect(await planOf(orgId)).toEqual({ orgId, plan: 'business', since: bought })
  clock.now = until.getTime() + day
  // Before anybody has written down that it is over, and afterwards.
  expect(await planOf(orgId)).toEqual({ orgId, plan: 'free', since: until })
  await housekeepAccess(ctx)
  expect(await planOf(orgId)).toEqual({ orgId, plan: 'free', since: until })
})

test('every organization is told once, page by page; one that is deleted is not', async () => {
  const made = await Promise.all(
    Array.from({ length: 102 }, () => createTestOrganization(ctx, { plan: 'free' })),
  )
  const [gone, ...kept] = made
  if (gone) await deleteOrganization(gone.as.owner)
  const told: string[] = []
  for (let page = await listPlans(ctx, null); page.length > 0;) {
    told.push(...page.map(({ orgId }) => orgId))
    page = await listPlans(ctx, told.at(-1) ?? null)
  }
  expect(new Set(told).size).toBe(told.length)
  expect(told).toEqual(expect.arrayContaining(kept.map(({ id }) => id)))
  expect(told).not.toContain(gone?.id)
})
