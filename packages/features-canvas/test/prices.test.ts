import { createCallerFactory } from '@backarch/api'
import { canvas } from '@backarch/features-canvas/feature'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import { pricing } from '@backarch/features-pricing/feature'
import type { Terms } from '@backarch/features-pricing/schemas'
import type { OrgContext } from '@backarch/services-access'
import { runRound } from '@backarch/services-jobs/testing'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'

import { createSuite } from './support.ts'

const { database, ctx, organization } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const pricingCaller = createCallerFactory(pricing.router)

async function setTerms(admin: OrgContext, terms: Partial<Terms>): Promise<void> {
  const orgId = admin.org.id
  const { revision } = await pricingCaller(admin).terms.get({ orgId })
  await pricingCaller(admin).terms.set({ orgId, revision, terms })
}

const gateway = {
  service: 'aws.nat-gateway',
  product: 'gateway',
  key: 'gateway',
  region: 'us-east-1',
  unit: 'hours',
  dollars: 0.03,
}
/** 730 hours at 0.045, at 0.03, and at 0.045 less 10 %. */
const [listed, agreed, discounted] = [32.85, 21.9, 29.565]

describe('what a diagram costs', () => {
  test('is on the terms of its organization alone', async () => {
    const one = await organization()
    const other = await organization()
    await setTerms(one.as.admin, { customPrices: [gateway] })
    await setTerms(other.as.admin, { discountPercent: 10 })
    const costs = await Promise.all(
      [one, other, await organization()].map(async ({ as, orgId, call }) => {
        const { id: diagramId, cost } = await createTestDiagram(as.editor)
        const { totalMonthly } = await call.viewer.estimate({ orgId, diagramId })
        expect(totalMonthly).toBe(cost.totalMonthly)
        return totalMonthly
      }),
    )
    expect(costs).toEqual([agreed, discounted, listed])
  })

  test('is in the organization’s currency, wherever it is shown', async () => {
    const { orgId, as, call } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    const currency = { code: 'EUR', perDollar: 0.5, date: '2026-07-01' }
    await setTerms(as.admin, { currency })
    const ref = { orgId, diagramId }
    const inEuros = { currency: 'EUR', totalMonthly: listed / 2 }
    expect(await call.viewer.get(ref)).toMatchObject({ cost: inEuros, costOutdated: false })
    expect((await call.viewer.list({ orgId })).items).toMatchObject([{ cost: inEuros }])
    expect(await call.viewer.estimate(ref)).toMatchObject(inEuros)
    expect((await call.viewer.history.list(ref)).items).toMatchObject([{ cost: inEuros }])
    expect(await call.viewer.history.get({ ...ref, version: 1 })).toMatchObject({ cost: inEuros })
    const saved = await call.editor.save({ ...ref, baseVersion: 1, graph: testGraph([]) })
    expect(saved.cost).toMatchObject({ currency: 'EUR', totalMonthly: 0 })
    const diff = await call.viewer.history.diff({ ...ref, from: 2, to: 1 })
    expect(diff.costDifference).toMatchObject(inEuros)
  })

  test('is of other prices until it is priced anew, and says so; its history keeps what it was', async () => {
    const { orgId, as, call } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    const ref = { orgId, diagramId }
    await setTerms(as.admin, { discountPercent: 10 })
    const before = await call.viewer.get(ref)
    expect(before).toMatchObject({ costOutdated: true, cost: { totalMonthly: listed } })
    expect((await call.viewer.list({ orgId })).items).toMatchObject([{ costOutdated: true }])
    await runRound(ctx, canvas)
    const after = await call.viewer.get(ref)
    expect(after).toMatchObject({
      costOutdated: false,
      version: 1,
      updatedAt: before.updatedAt,
      cost: { totalMonthly: discounted },
    })
    expect((await call.viewer.history.list(ref)).items).toMatchObject([
      { cost: { totalMonthly: listed } },
    ])
    await setTerms(as.admin, {})
    await runRound(ctx, canvas)
    expect(await call.viewer.get(ref)).toMatchObject({ cost: { totalMonthly: listed } })
  })

  test('is priced anew by the next edit, all of it', async () => {
    const { orgId, as, call } = await organization()
    const nodes = [testNode(), testNode({ id: 'second' })]
    const first = await call.editor.create({ orgId, name: 'x', graph: testGraph(nodes) })
    expect(first.cost.totalMonthly).toBe(2 * listed)
    await setTerms(as.admin, { discountPercent: 10 })
    const edited = await call.editor.edit({
      orgId,
      diagramId: first.id,
      baseVersion: 1,
      idempotencyKey: ctx.newId(),
      operations: [{ op: 'removeNode', id: 'second' }],
    })
    expect(edited.cost.totalMonthly).toBe(discounted)
    expect(await call.viewer.get({ orgId, diagramId: first.id })).toMatchObject({
      costOutdated: false,
    })
  })

  test('differs between versions by the diagram alone, whatever prices they were made at', async () => {
    const { orgId, as, call } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor)
    const ref = { orgId, diagramId }
    await setTerms(as.admin, { discountPercent: 10 })
    await call.editor.save({ ...ref, baseVersion: 1, graph: testGraph([testNode({ name: 'b' })]) })
    const { costDifference, costs } = await call.viewer.history.diff({ ...ref, from: 1, to: 2 })
    expect(costDifference.totalMonthly).toBe(0)
    expect(costs).toEqual([])
  })

  test('is, after any edits between any terms, the estimate of the whole', async () => {
    const id = fc.constantFrom('a', 'b', 'c')
    const step = fc.oneof(
      fc.record({ discountPercent: fc.constantFrom(0, 7.5, 33.33, 100) }),
      fc.record({ dollars: fc.constantFrom(0.01, 0.05) }),
      fc.record({ add: id, gigabytes: fc.constantFrom(1, 12.5, 1e6) }),
      fc.record({ remove: id }),
      fc.constant('housekeep' as const),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const { orgId, as, call } = await organization()
        const made = await call.editor.create({ orgId, name: 'x' })
        const ref = { orgId, diagramId: made.id }
        const drawn = new Set<string>()
        const edits: { readonly cost: object; readonly whole: object }[] = []
        let baseVersion = made.version
        for (const one of steps) {
          if (one === 'housekeep') await runRound(ctx, canvas)
          else if ('discountPercent' in one) await setTerms(as.admin, one)
          else if ('dollars' in one) {
            const customPrices = [{ ...gateway, dollars: one.dollars }]
            await setTerms(as.admin, { customPrices, discountPercent: 12.5 })
          } else {
            const operation = operationOf(one, drawn)
            if (operation === null) continue
            const idempotencyKey = ctx.newId()
            const edit = { ...ref, baseVersion, idempotencyKey, operations: [operation] }
            const { version, cost } = await call.editor.edit(edit)
            baseVersion = version
            const {
              resources,
              machineHours: _,
              committed: _none,
              ...whole
            } = await call.viewer.estimate(ref)
            edits.push({ cost, whole: { ...whole, priced: resources.length } })
          }
        }
        for (const { cost, whole } of edits) expect(cost).toMatchObject(whole)
      }),
      { numRuns: 15 },
    )
  })
})

type Drawing = { readonly add: string; readonly gigabytes: number } | { readonly remove: string }

/** Null for what would change nothing. */
function operationOf(drawing: Drawing, drawn: Set<string>) {
  if ('remove' in drawing) {
    const { remove: id } = drawing
    return drawn.delete(id) ? { op: 'removeNode' as const, id } : null
  }
  const { add: id, gigabytes } = drawing
  if (drawn.has(id)) return null
  drawn.add(id)
  const usage = { monthly_data_processed_gb: gigabytes }
  return { op: 'addNode' as const, node: testNode({ id, usage }) }
}
