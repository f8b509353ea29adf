import { outcome } from '@backarch/api/testing'
import { createTestDiagram } from '@backarch/features-canvas/testing'
import { afterAll, expect, test } from 'vitest'

import { createSuite } from './support.ts'

const { database, ctx, organization, callerFor } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())
const anybody = callerFor(ctx)
async function begin() {
  const { orgId, as, call } = await organization()
  const { id: diagramId } = await createTestDiagram(as.editor, { name: 'Shop' })
  return { orgId, as, call, ref: { orgId, diagramId } }
}

test('thin', async () => {
  const { ref, call } = await begin()
  const { token } = await call.editor.shares.create({ ...ref, password: 'violet lantern' })
  expect(await outcome(anybody.shares.open({ token }))).toBe('password_needed')
  expect(await anybody.shares.open({ token, password: 'violet lantern' })).toMatchObject({
    name: 'Shop',
    cost: null,
  })
})
