import { createCallerFactory } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import { createTestDatabase } from '@backarch/db/testing'
import { afterAll, expect, test } from 'vitest'

import { pricing } from '../src/index.ts'
import { nodeOf } from './node-of.ts'

const database = await createTestDatabase()
afterAll(() => database[Symbol.asyncDispose]())
const { db } = database
const call = createCallerFactory(pricing.router)
const operator = call(createTestContext({ db, principal: { kind: 'operator', name: 'test' } }))
const graph = {
  nodes: [nodeOf('aws.nat-gateway', {}, { address: 'aws_nat_gateway.n' })],
  edges: [],
  groups: [],
}

test('a graph is estimated', async () => {
  const result = await operator.estimate({
    graph,
    usageFile: 'resource_usage:\n  aws_nat_gateway.n: { monthly_data_processed_gb: 100 }',
  })
  expect(result).toMatchObject({ totalMonthly: 37.35, baselineMonthly: 32.85, usageMonthly: 4.5 })
})

test('a graph is estimated under a commitment, and what that is is checked', async () => {
  const { committed } = await operator.estimate({ graph, commitment: 'spot' })
  expect(committed).toEqual({ commitment: 'spot', atItsRate: 0, withoutPrice: [] })
  const input = JSON.parse('{ "commitment": "reserved-2-years" }')
  await expect(operator.estimate({ graph, ...input })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  })
})

test('a usage file that does not fit is the caller’s to mend', async () => {
  const usageFile = 'resource_usage:\n  aws_nat_gateway.n: { gigabytes: 100 }'
  await expect(operator.estimate({ graph, usageFile })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('line 2: "aws_nat_gateway.n" has no usage key "gigabytes"'),
  })
})

test('AZ3 unknown fields of the input are refused', async () => {
  const input = { graph, orgId: 'other' }
  await expect(operator.estimate(input)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('the catalog describes itself', async () => {
  const summary = await operator.catalog({})
  expect(summary).toMatchObject({ date: '2026-07-30' })
  expect(summary.prices).toBeGreaterThan(8000)
})

test('nobody estimates without signing in', async () => {
  const anonymous = call(createTestContext({ db }))
  await expect(anonymous.estimate({ graph })).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  await expect(anonymous.catalog({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})
