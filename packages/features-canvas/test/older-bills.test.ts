import { canvas } from '@backarch/features-canvas/feature'
import { createTestDiagram } from '@backarch/features-canvas/testing'
import { runRound } from '@backarch/services-jobs/testing'
import { afterAll, expect, test } from 'vitest'

import { createSuite } from './support.ts'

const { database, db, ctx, organization } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

test('a bill from before there were editions is priced anew', async () => {
  const { orgId, as, call } = await organization()
  const { id: diagramId, cost } = await createTestDiagram(as.editor)
  await db.$executeRaw`
    UPDATE diagram SET tally = tally - 'edition' || '{"baseline": "1"}' WHERE id = ${diagramId}::uuid`
  const ref = { orgId, diagramId }
  expect(await call.viewer.get(ref)).toMatchObject({ costOutdated: true })
  await runRound(ctx, canvas)
  expect(await call.viewer.get(ref)).toMatchObject({ costOutdated: false, cost })
})
