import type { Credential } from '@backarch/api'
import { outcome } from '@backarch/api/testing'
import { newOpaqueToken } from '@backarch/core'
import {
  accessOrganization,
  endSession,
  openSession,
  setAccountDisabled,
} from '@backarch/services-access'
import { createTestOrganization } from '@backarch/services-access/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { createSuite, day, hour, userIdOf } from './support.ts'

const { database, ctx, pass } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const { hash: unknown } = newOpaqueToken('bak')

/** An editor who is somebody only through what a request carries. */
async function createEditor() {
  const { id: orgId, as } = await createTestOrganization(ctx)
  const userId = userIdOf(as.editor)
  const { hash } = newOpaqueToken('bas')
  const session = await openSession(ctx, ctx.db, {
    userId,
    kind: 'browser',
    secretHash: hash,
    expiresAt: new Date(ctx.now().getTime() + day),
  })
  const enter = (credential: Credential): Promise<unknown> =>
    outcome(accessOrganization({ ...ctx, credential }, orgId))
  return { orgId, userId, sessionId: session.id, hash, enter }
}

describe('each way to name a session in an organization', () => {
  const ways = {
    'by its id': (of: Editor) => ({ kind: 'session', sessionId: of.sessionId, userId: of.userId }),
    'by its secret': (of: Editor) => ({ kind: 'secret', hash: of.hash }),
  } as const satisfies Record<string, (of: Editor) => Credential>
  type Editor = Awaited<ReturnType<typeof createEditor>>

  for (const [way, credentialOf] of Object.entries(ways)) {
    test(`${way} it is let in, and others' organizations stay unknown`, async () => {
      const editor = await createEditor()
      const stranger = await createEditor()
      expect(await editor.enter(credentialOf(editor))).toBe('ok')
      expect(await editor.enter(credentialOf(stranger))).toBe('organization_not_found')
    })

    test(`TK7 ${way} it is nobody's once it has ended`, async () => {
      const editor = await createEditor()
      const { userId, sessionId: id } = editor
      await endSession(ctx, ctx.db, { userId, id })
      expect(await editor.enter(credentialOf(editor))).toBe('signed_out')
    })

    test(`TK7 ${way} it is nobody's while its account is disabled`, async () => {
      const editor = await createEditor()
      await setAccountDisabled(ctx, ctx.db, { id: editor.userId, disabled: true })
      expect(await editor.enter(credentialOf(editor))).toBe('signed_out')
    })

    test(`${way} it is nobody's from the moment it expires`, async () => {
      const editor = await createEditor()
      pass(day - 1)
      expect(await editor.enter(credentialOf(editor))).toBe('ok')
      pass(1)
      expect(await editor.enter(credentialOf(editor))).toBe('signed_out')
    })
  }

  test("under somebody else's name it is nobody's", async () => {
    const editor = await createEditor()
    const { userId } = await createEditor()
    const credential = { ...ways['by its id'](editor), userId }
    expect(await editor.enter(credential)).toBe('signed_out')
  })

  test("a secret that was never given out is nobody's", async () => {
    const { enter } = await createEditor()
    expect(await enter({ kind: 'secret', hash: unknown })).toBe('signed_out')
  })

  test("a browser that was idle too long is nobody's, and each call keeps it awake", async () => {
    const { hash, enter } = await createEditor()
    const call = () =>
      enter({ kind: 'secret', hash, seenAfter: new Date(ctx.now().getTime() - hour) })
    pass(hour - 1)
    expect(await call()).toBe('ok')
    pass(hour - 1)
    expect(await call()).toBe('ok')
    pass(hour)
    expect(await call()).toBe('signed_out')
  })
})
