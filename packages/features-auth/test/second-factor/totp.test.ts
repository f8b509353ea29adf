import { outcome, refusal } from '@backarch/api/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { housekeep } from '../../src/service/housekeep.ts'
import { codeAt } from '../../src/testing.ts'
import { mailsTo } from '../mailbox.ts'
import { callerFor, createSuite, fromElsewhere, password } from '../support.ts'
import { completeSignIn, createPerson, createPersonWithTotp, wrongCode } from '../support/people.ts'

const { database, db, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const step = 30_000
const tenMinutes = 10 * 60_000
const wrong = { code: 'UNAUTHORIZED', reason: 'second_factor_refused' }

describe('setting an authenticator app up', () => {
  test('answers the secret as text, as URI and as picture; it counts once a code has shown it', async () => {
    const { call, email, userId } = await createPerson(ctx)
    const { secret, uri, qr } = await call.totp.begin()
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(Object.fromEntries(new URL(uri).searchParams)).toEqual({ secret, issuer: 'Backarch' })
    expect(decodeURIComponent(new URL(uri).pathname)).toBe(`/Backarch:${email}`)
    expect(qr).toMatch(/^<svg [^>]+>.+<\/svg>$/)
    expect(await call.totp.status()).toEqual({
      enabled: false,
      enabledAt: null,
      recoveryCodesLeft: 0,
    })
    expect(await callerFor(fromElsewhere(ctx)).signIn({ email, password })).toMatchObject({
      status: 'signed_in',
    })
    const { recoveryCodes } = await call.totp.confirm({ code: codeAt(secret, ctx.now()) })
    expect(recoveryCodes).toHaveLength(10)
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(await call.totp.status()).toEqual({
      enabled: true,
      enabledAt: clock.now().toISOString(),
      recoveryCodesLeft: 10,
    })
    const actions = (await auditOf(ctx, { userId })).map(({ action }) => action)
    expect(actions.slice(-2)).toEqual(['auth.totp_enabled', 'auth.recovery_codes_made'])
    expect((await mailsTo(ctx, email)).at(-1)).toContain('An authenticator app was added')
  })

  test('TK9 neither the secret nor a recovery code is in the database', async () => {
    const { secret, recoveryCodes, userId } = await createPersonWithTotp(ctx)
    const stored = JSON.stringify([
      await db.totp.findMany({ where: { userId } }),
      await db.recoveryCode.findMany({ where: { userId } }),
    ])
    expect(stored).not.toContain(secret)
    for (const code of recoveryCodes) {
      expect(stored).not.toContain(code)
      expect(stored).not.toContain(code.replaceAll('-', ''))
    }
  })

  test('a secret that is moved to another account opens nothing', async () => {
    const [person, other] = [await createPersonWithTotp(ctx), await createPersonWithTotp(ctx)]
    const where = { userId: person.userId }
    const { sealedSecret } = await db.totp.findUniqueOrThrow({ where })
    await db.totp.update({ where: { userId: other.userId }, data: { sealedSecret } })
    clock.advance(step)
    const attempt = completeSignIn(ctx, other.email, { code: codeAt(person.secret, ctx.now()) })
    expect((await refusal(attempt)).code).toBe('INTERNAL_SERVER_ERROR')
  })

  test('a wrong code confirms nothing; the second beginning takes the place of the first', async () => {
    const { call } = await createPerson(ctx)
    const first = await call.totp.begin()
    const refused = { code: 'BAD_REQUEST', reason: 'code_refused' }
    expect(
      await refusal(call.totp.confirm({ code: wrongCode(first.secret, ctx.now()) })),
    ).toMatchObject(refused)
    const second = await call.totp.begin()
    const old = codeAt(first.secret, ctx.now())
    expect(await refusal(call.totp.confirm({ code: old }))).toMatchObject(refused)
    expect((await call.totp.status()).enabled).toBe(false)
    await call.totp.confirm({ code: codeAt(second.secret, ctx.now()) })
    expect((await call.totp.status()).enabled).toBe(true)
  })

  test('cannot be begun over the one that counts, nor confirmed without a beginning', async () => {
    const { call } = await createPersonWithTotp(ctx)
    expect(await refusal(call.totp.begin())).toMatchObject({ reason: 'totp_enabled' })
    expect(await refusal(call.totp.confirm({ code: '123456' }))).toMatchObject({
      code: 'CONFLICT',
      reason: 'totp_not_begun',
    })
  })

  test('a beginning is good for an hour, and then removed', async () => {
    const { call, userId } = await createPerson(ctx)
    const { secret } = await call.totp.begin()
    await db.totp.update({
      where: { userId },
      data: { createdAt: new Date(clock.now().getTime() - 60 * 60_000 - 1) },
    })
    const code = codeAt(secret, ctx.now())
    expect(await outcome(call.totp.confirm({ code }))).toBe('totp_not_begun')
    await housekeep(ctx)
    expect(await db.totp.count({ where: { userId } })).toBe(0)
  })

  test('one of 20 parallel confirmations counts, and one set of recovery codes', async () => {
    const { call, userId } = await createPerson(ctx)
    const { secret } = await call.totp.begin()
    const code = codeAt(secret, ctx.now())
    const calls = Array.from({ length: 20 }, () => outcome(call.totp.confirm({ code })))
    expect((await Promise.all(calls)).filter((end) => end === 'ok')).toHaveLength(1)
    expect(await db.recoveryCode.count({ where: { userId } })).toBe(10)
  })

  test('MF1 the code that confirmed does not sign in as well', async () => {
    const { email, secret } = await createPersonWithTotp(ctx)
    const attempt = completeSignIn(ctx, email, { code: codeAt(secret, ctx.now()) })
    expect(await refusal(attempt)).toMatchObject(wrong)
  })
})

describe('disabling an authenticator app', () => {
  test('takes a fresh proof and a code; the recovery codes go too', async () => {
    const { email, userId, secret, call } = await createPersonWithTotp(ctx)
    expect(await refusal(call.totp.disable({ code: wrongCode(secret, ctx.now()) }))).toMatchObject(
      wrong,
    )
    expect((await call.totp.status()).enabled).toBe(true)
    clock.advance(step)
    const code = codeAt(secret, ctx.now())
    expect(await call.totp.disable({ code })).toEqual({ status: 'disabled' })
    expect(await call.totp.status()).toMatchObject({ enabled: false, recoveryCodesLeft: 0 })
    expect(await outcome(call.totp.disable({ code }))).toBe('totp_not_enabled')
    expect(await callerFor(fromElsewhere(ctx)).signIn({ email, password })).toMatchObject({
      status: 'signed_in',
    })
    const actions = (await auditOf(ctx, { userId })).map(({ action }) => action)
    expect(actions).toContain('auth.proof_denied')
    expect(actions).toContain('auth.totp_disabled')
    expect((await mailsTo(ctx, email)).at(-1)).toContain('was removed from your account')
  })

  test('takes a recovery code as well', async () => {
    const { recoveryCodes, call } = await createPersonWithTotp(ctx)
    const [recoveryCode = ''] = recoveryCodes
    expect(await call.totp.disable({ recoveryCode })).toEqual({ status: 'disabled' })
  })

  test('MF5 every change needs a fresh proof', async () => {
    const { call } = await createPerson(ctx)
    const { secret } = await call.totp.begin()
    clock.advance(tenMinutes + 1)
    const code = codeAt(secret, ctx.now())
    expect(await outcome(call.totp.begin())).toBe('proof_too_old')
    expect(await outcome(call.totp.confirm({ code }))).toBe('proof_too_old')
    expect(await outcome(call.totp.disable({ code }))).toBe('proof_too_old')
  })
})
