import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { createCallerFactory } from '@backarch/api'
import { createTestContext, refusal } from '@backarch/api/testing'
import { createTestDatabase } from '@backarch/db/testing'
import { deleteOrganization, housekeepAccess } from '@backarch/services-access'
import {
  addTestMember,
  createTestOrganization,
  deleteTestUser,
} from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, expect, test } from 'vitest'

import { pricing } from '../src/feature.ts'
import { findTerms } from '../src/repo/terms.ts'
import { termsSchema, type CustomPrice } from '../src/schemas.ts'

const database = await createTestDatabase({ poolSize: 10 })
afterAll(() => database[Symbol.asyncDispose]())
const ctx = createTestContext({ db: database.db })
const callerFor = createCallerFactory(pricing.router)

async function organization() {
  const { id: orgId, as } = await createTestOrganization(ctx)
  const { editor, admin, owner } = as
  return {
    orgId,
    as,
    call: {
      editor: callerFor(editor).terms,
      admin: callerFor(admin).terms,
      owner: callerFor(owner).terms,
    },
  }
}

const gateway: CustomPrice = {
  service: 'aws.nat-gateway',
  product: 'gateway',
  key: 'gateway',
  region: 'us-east-1',
  unit: 'hours',
  dollars: 0.03,
}
const noTerms = termsSchema.parse({})
const terms = {
  discountPercent: 12.5,
  customPrices: [gateway],
  currency: { code: 'EUR', perDollar: 0.9, date: '2026-07-01' },
}

test('terms are those of the catalog until an admin sets others, which every member sees', async () => {
  const { orgId, call } = await organization()
  const none = { terms: noTerms, revision: 0, updatedAt: null, updatedBy: null }
  expect(await call.editor.get({ orgId })).toEqual(none)
  const set = await call.admin.set({ orgId, revision: 0, terms })
  expect(set).toMatchObject({ terms, revision: 1 })
  expect(await call.editor.get({ orgId })).toEqual(set)
  const cleared = await call.owner.set({ orgId, revision: 1, terms: {} })
  expect(cleared).toMatchObject({ terms: noTerms, revision: 2 })
})

test('an editor may not set them', async () => {
  const { orgId, call } = await organization()
  expect(await refusal(call.editor.set({ orgId, revision: 0, terms }))).toMatchObject({
    reason: 'role_too_low',
  })
})

test('AZ2 another organization’s terms are as those of one that never existed', async () => {
  const { call } = await organization()
  const other = await organization()
  await other.call.admin.set({ orgId: other.orgId, revision: 0, terms })
  const stolen = await refusal(call.admin.set({ orgId: other.orgId, revision: 1, terms: {} }))
  const never = await refusal(call.admin.set({ orgId: ctx.newId(), revision: 1, terms: {} }))
  expect(stolen).toEqual(never)
  expect(await other.call.editor.get({ orgId: other.orgId })).toMatchObject({ terms, revision: 1 })
})

test('CC1 of twenty admins who set them at once from the same revision one does', async () => {
  const { orgId, call } = await organization()
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, at) =>
      call.admin.set({ orgId, revision: 0, terms: { discountPercent: at } }),
    ),
  )
  const kept = results.filter(({ status }) => status === 'fulfilled')
  expect(kept).toHaveLength(1)
  const [one] = kept
  expect(await call.editor.get({ orgId })).toEqual(one?.status === 'fulfilled' ? one.value : null)
  expect(await refusal(call.admin.set({ orgId, revision: 0, terms: {} }))).toMatchObject({
    code: 'CONFLICT',
    reason: 'stale_terms',
  })
})

test.each([
  [
    { service: 'aws.nat-gatewya' },
    'service: aws.nat-gatewya is not in the catalog; did you mean aws.nat-gateway?',
  ],
  [{ product: 'gatewy' }, 'product: gatewy is not in the catalog; did you mean gateway?'],
  [{ key: 'gatway' }, 'key: gatway is not in the catalog; did you mean gateway?'],
  [{ unit: 'GB' }, 'unit: GB is not in the catalog; such as hours'],
  [{ region: 'us-esat-1' }, 'region: us-esat-1 is not in the catalog; did you mean us-east-1?'],
])('a custom price of nothing is refused by the nearest name: %j', async (wrong, sentence) => {
  const { orgId, call } = await organization()
  const customPrices = [
    { ...gateway, region: null },
    { ...gateway, ...wrong },
  ]
  const refused = await refusal(call.admin.set({ orgId, revision: 0, terms: { customPrices } }))
  expect(refused).toMatchObject({ code: 'BAD_REQUEST', reason: 'unknown_price' })
  expect(refused.message).toBe(`terms.customPrices.1.${sentence}`)
  expect(await call.admin.get({ orgId })).toMatchObject({ revision: 0 })
})

test('the same price twice is refused; one of a region beside that of all is not', async () => {
  const { orgId, call } = await organization()
  const twice = { customPrices: [gateway, { ...gateway, dollars: 1 }] }
  expect(await refusal(call.admin.set({ orgId, revision: 0, terms: twice }))).toMatchObject({
    code: 'BAD_REQUEST',
  })
  const both = { customPrices: [gateway, { ...gateway, region: null }] }
  expect(await call.admin.set({ orgId, revision: 0, terms: both })).toMatchObject({ revision: 1 })
})

test('setting them is on record, without the prices', async () => {
  const { orgId, call } = await organization()
  await call.admin.set({ orgId, revision: 0, terms })
  const events = await auditOf(ctx, { orgId })
  expect(events.at(-1)).toMatchObject({
    action: 'pricing.terms_set',
    details: { revision: 1, discountPercent: 12.5, customPrices: 1, currency: 'EUR' },
  })
})

test('GD1 terms outlast the account that set them, and name nobody then', async () => {
  const { orgId, as, call } = await organization()
  const { user, as: member } = await addTestMember(as.owner, orgId, 'admin')
  await callerFor(member).terms.set({ orgId, revision: 0, terms })
  expect(await call.editor.get({ orgId })).toMatchObject({ updatedBy: user.id })
  await deleteTestUser(ctx, user.id)
  expect(await call.editor.get({ orgId })).toMatchObject({ terms, revision: 1, updatedBy: null })
})

test('another server prices on new terms from its next call on', async () => {
  const { orgId, call } = await organization()
  const script = join(import.meta.dirname, 'children/open-prices.ts')
  const child = spawn(process.execPath, [script, database.url, orgId], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const priced = async (): Promise<unknown> => {
    child.stdin.write('\n')
    return (await lines.next()).value
  }
  try {
    expect(await priced()).not.toContain('discount')
    await call.admin.set({ orgId, revision: 0, terms: { discountPercent: 10 } })
    expect(await priced()).toContain('10 % discount')
    await call.admin.set({ orgId, revision: 1, terms: { discountPercent: 20 } })
    expect(await priced()).toContain('20 % discount')
    await call.admin.set({ orgId, revision: 2, terms: { customPrices: [gateway] } })
    expect(await priced()).toContain("the organization's own price")
  } finally {
    child.stdin.end()
    await once(child, 'exit')
  }
})

test('more than sixty changes an hour are refused', async () => {
  const { orgId, call } = await organization()
  for (let revision = 0; revision < 60; revision += 1) {
    await call.admin.set({ orgId, revision, terms: {} })
  }
  expect(await refusal(call.admin.set({ orgId, revision: 60, terms: {} }))).toMatchObject({
    reason: 'rate_limited',
  })
})

test('GD1 terms go with their organization', async () => {
  const { orgId, as, call } = await organization()
  await call.admin.set({ orgId, revision: 0, terms })
  await deleteOrganization(as.owner)
  const later = new Date(ctx.now().getTime() + 40 * 24 * 60 * 60 * 1000)
  expect(await findTerms(ctx.db, orgId)).not.toBeNull()
  await housekeepAccess({ ...ctx, now: () => later })
  expect(await findTerms(ctx.db, orgId)).toBeNull()
})
