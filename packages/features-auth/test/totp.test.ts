import { afterAll, describe, expect, test } from 'vitest'

import { callerFor, createSuite, fromElsewhere } from './support.ts'
import { beginSignIn, codeAt, createPersonWithTotp } from './support/people.ts'

const { database, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const step = 30_000

describe('signing in with an authenticator app', () => {
  test('a password alone starts no session; with a code it does', async () => {
    const { email, secret } = await createPersonWithTotp(ctx)
    const caller = fromElsewhere(ctx)
    const { challenge, methods } = await beginSignIn(caller, email)
    expect(methods).toEqual(['totp', 'recovery_code'])
    clock.advance(step)
    const code = codeAt(secret, ctx.now())
    const result = await callerFor(caller).completeSignIn({ challenge, code })
    expect(result).toMatchObject({ status: 'signed_in', user: { email } })
  })
})
