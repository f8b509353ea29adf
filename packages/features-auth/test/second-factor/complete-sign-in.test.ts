import { outcome, refusal } from '@backarch/api/testing'
import { generateEncryptionKey } from '@backarch/core'
import { setAccountDisabled } from '@backarch/services-access'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { codeAt, createAuthenticator } from '../../src/testing.ts'
import { callerFor, createSuite, fromElsewhere } from '../support.ts'
import {
  addPasskey,
  beginSignIn,
  completeSignIn,
  createPersonWithTotp,
  wrongCode,
} from '../support/people.ts'

const { database, db, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const step = 30_000
const wrong = { code: 'UNAUTHORIZED', reason: 'second_factor_refused' }
const over = { code: 'UNAUTHORIZED', reason: 'challenge_refused' }

async function configured(env: Readonly<Record<string, string>>) {
  const suite = await createSuite(env)
  await suite.database[Symbol.asyncDispose]()
  return { config: suite.ctx.config }
}

describe('signing in with an authenticator app', () => {
  test('a password alone starts no session; with a code it does', async () => {
    const { email, secret, userId } = await createPersonWithTotp(ctx)
    const { methods } = await beginSignIn(fromElsewhere(ctx), email)
    expect(methods).toEqual(['totp', 'recovery_code'])
    clock.advance(step)
    const result = await completeSignIn(ctx, email, { code: codeAt(secret, ctx.now()) })
    expect(result).toMatchObject({ status: 'signed_in', user: { email } })
    expect((await auditOf(ctx, { userId })).at(-1)).toMatchObject({
      action: 'auth.signed_in',
      actorId: userId,
      details: { second: 'totp' },
    })
  })

  test('takes the code of the step before and after, and no further; with spaces too', async () => {
    const { email, secret } = await createPersonWithTotp(ctx)
    clock.advance(10 * step)
    const now = clock.now().getTime()
    const codeOf = (steps: number) => codeAt(secret, new Date(now + steps * step))
    expect(await refusal(completeSignIn(ctx, email, { code: codeOf(-2) }))).toMatchObject(wrong)
    expect(await refusal(completeSignIn(ctx, email, { code: codeOf(2) }))).toMatchObject(wrong)
    await completeSignIn(ctx, email, { code: codeOf(-1) })
    await completeSignIn(ctx, email, { code: codeOf(1).replace(/^(...)/, ' $1 ') })
    expect(await refusal(completeSignIn(ctx, email, { code: codeOf(0) }))).toMatchObject(wrong)
  })

  test('MF1 the same code twice is refused the second time', async () => {
    const { email, secret } = await createPersonWithTotp(ctx)
    clock.advance(step)
    const code = codeAt(secret, ctx.now())
    await completeSignIn(ctx, email, { code })
    expect(await refusal(completeSignIn(ctx, email, { code }))).toMatchObject(wrong)
  })

  test('MF1 the same code 20 times at once signs in once', async () => {
    const { email, secret } = await createPersonWithTotp(ctx)
    clock.advance(step)
    const code = codeAt(secret, ctx.now())
    const caller = fromElsewhere(ctx)
    const { challenge } = await beginSignIn(caller, email)
    const calls = Array.from({ length: 20 }, () =>
      outcome(callerFor(caller).completeSignIn({ challenge, code })),
    )
    expect((await Promise.all(calls)).filter((end) => end === 'ok')).toHaveLength(1)
  })

  test('a challenge is good once, for five minutes, and outlasts wrong codes', async () => {
    const { email, secret } = await createPersonWithTotp(ctx)
    const caller = fromElsewhere(ctx)
    const call = callerFor(caller)
    const { challenge } = await beginSignIn(caller, email)
    clock.advance(2 * step)
    const tryCode = (code: string) => refusal(call.completeSignIn({ challenge, code }))
    expect(await tryCode(wrongCode(secret, ctx.now()))).toMatchObject(wrong)
    await call.completeSignIn({ challenge, code: codeAt(secret, ctx.now()) })
    clock.advance(step)
    expect(await tryCode(codeAt(secret, ctx.now()))).toMatchObject(over)
    const late = await beginSignIn(caller, email)
    clock.advance(5 * 60_000)
    const code = codeAt(secret, ctx.now())
    const attempt = call.completeSignIn({ challenge: late.challenge, code })
    expect(await refusal(attempt)).toMatchObject(over)
    const { challenge: expired } = late
    expect(await refusal(call.passkeys.beginSecondFactor({ challenge: expired }))).toMatchObject(
      over,
    )
    expect(await completeSignIn(ctx, email, { code })).toMatchObject({ status: 'signed_in' })
  })

  test('a challenge that was never given out, and one of somebody else, open nothing', async () => {
    const [person, other] = [await createPersonWithTotp(ctx), await createPersonWithTotp(ctx)]
    clock.advance(step)
    const caller = fromElsewhere(ctx)
    const call = callerFor(caller)
    const code = codeAt(person.secret, ctx.now())
    for (const challenge of ['x', `mc_${'A'.repeat(43)}`, `rt_${'A'.repeat(43)}`]) {
      expect(await refusal(call.completeSignIn({ challenge, code }))).toMatchObject(over)
    }
    const { challenge } = await beginSignIn(caller, other.email)
    expect(await refusal(call.completeSignIn({ challenge, code }))).toMatchObject(wrong)
  })

  test('an account that was disabled meanwhile is refused, and its code is not used up', async () => {
    const { email, secret, userId } = await createPersonWithTotp(ctx)
    clock.advance(step)
    const caller = fromElsewhere(ctx)
    const { challenge } = await beginSignIn(caller, email)
    const code = codeAt(secret, ctx.now())
    await setAccountDisabled(ctx, db, { id: userId, disabled: true })
    const attempt = () => callerFor(caller).completeSignIn({ challenge, code })
    expect(await refusal(attempt())).toMatchObject(over)
    await setAccountDisabled(ctx, db, { id: userId, disabled: false })
    expect(await attempt()).toMatchObject({ status: 'signed_in' })
  })

  test('a passkey may stand in for the code, its own alone, for this sign-in', async () => {
    const [person, other] = [await createPersonWithTotp(ctx), await createPersonWithTotp(ctx)]
    const [device, foreign] = [createAuthenticator(), createAuthenticator()]
    const passkeyId = await addPasskey(person, device)
    await addPasskey(other, foreign)
    const caller = fromElsewhere(ctx)
    const call = callerFor(caller)
    const { challenge, methods } = await beginSignIn(caller, person.email)
    expect(methods).toEqual(['totp', 'recovery_code', 'passkey'])
    const options = await call.passkeys.beginSecondFactor({ challenge })
    expect(options.allowCredentials).toMatchObject([{ id: passkeyId }])
    const refusedPasskey = { code: 'UNAUTHORIZED', reason: 'passkey_refused' }
    const theirs = foreign.get({ ...options, allowCredentials: [] })
    const withTheirs = call.completeSignIn({ challenge, passkey: theirs })
    expect(await refusal(withTheirs)).toMatchObject(refusedPasskey)
    const elsewhere = device.get(await call.passkeys.beginSignIn())
    const withOther = call.completeSignIn({ challenge, passkey: elsewhere })
    expect(await refusal(withOther)).toMatchObject(refusedPasskey)
    const passkey = device.get(await call.passkeys.beginSecondFactor({ challenge }))
    expect(await call.completeSignIn({ challenge, passkey })).toMatchObject({
      status: 'signed_in',
      user: { email: person.email },
    })
    expect(await refusal(call.passkeys.beginSecondFactor({ challenge }))).toMatchObject(over)
  })

  test('CF2 a secret is sealed anew with the first key when it is next used', async () => {
    const [old, next] = [generateEncryptionKey(), generateEncryptionKey()]
    const before = await createSuite({ AUTH_ENCRYPTION_KEYS: JSON.stringify([old]) })
    await using _ = before.database
    const { email, secret, userId } = await createPersonWithTotp(before.ctx)
    const AUTH_ENCRYPTION_KEYS = JSON.stringify([next, old])
    const after = { ...before.ctx, ...(await configured({ AUTH_ENCRYPTION_KEYS })) }
    before.clock.advance(step)
    const { challenge } = await beginSignIn(after, email)
    const code = codeAt(secret, before.ctx.now())
    await callerFor(after).completeSignIn({ challenge, code })
    const { sealedSecret } = await before.db.totp.findUniqueOrThrow({ where: { userId } })
    expect(sealedSecret.startsWith(`v1.${next.kid}.`)).toBe(true)
  })
})
