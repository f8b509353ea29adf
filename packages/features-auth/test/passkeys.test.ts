import { afterAll, expect, test } from 'vitest'

import { callerFor, createSuite, fromElsewhere } from './support.ts'
import { createAuthenticator } from './support/authenticator.ts'
import { createPerson } from './support/people.ts'

const { database, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

test('a passkey signs in, without an account being named', async () => {
  const { call, email } = await createPerson(ctx)
  const device = createAuthenticator()
  const passkey = device.create(await call.passkeys.beginAdd())
  const added = await call.passkeys.add({ name: 'laptop', passkey })
  expect(added).toMatchObject({ name: 'laptop', backedUp: false, lastUsedAt: null })
  const stranger = callerFor(fromElsewhere(ctx))
  const options = await stranger.passkeys.beginSignIn()
  expect(options.allowCredentials).toEqual([])
  const result = await stranger.passkeys.signIn({ passkey: device.get(options) })
  expect(result).toMatchObject({ status: 'signed_in', user: { email } })
  expect((await call.passkeys.list()).passkeys).toEqual([
    { ...added, lastUsedAt: clock.now().toISOString() },
  ])
})
