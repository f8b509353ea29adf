import { outcome, refusal } from '@backarch/api/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { codeAt } from '../../src/testing.ts'
import { mailsTo } from '../mailbox.ts'
import { callerFor, createSuite, fromElsewhere } from '../support.ts'
import { beginSignIn, completeSignIn, createPersonWithTotp, wrongCode } from '../support/people.ts'

const { database, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const step = 30_000
const lockMs = 15 * 60_000
const wrong = { code: 'UNAUTHORIZED', reason: 'second_factor_refused' }

/** Attempts are counted in windows that begin together everywhere. */
function nextWindow(ms: number): void {
  clock.advance(ms - (clock.now().getTime() % ms))
}

describe('MF2 codes are not guessed', () => {
  test('MF2 the sixth is refused, right or wrong, from whatever address, for a quarter of an hour', async () => {
    nextWindow(lockMs)
    const { email, secret, userId, recoveryCodes, ctx: own } = await createPersonWithTotp(ctx)
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const guess = completeSignIn(ctx, email, { code: wrongCode(secret, ctx.now()) })
      expect(await refusal(guess)).toMatchObject(wrong)
    }
    clock.advance(60_000)
    const code = () => codeAt(secret, ctx.now())
    const locked = await refusal(completeSignIn(ctx, email, { code: code() }))
    expect(locked).toMatchObject({ reason: 'rate_limited' })
    expect(locked.message).toBe('Too many attempts: try again in 14 minutes.')
    const [recoveryCode = ''] = recoveryCodes
    expect(await outcome(completeSignIn(ctx, email, { recoveryCode }))).toBe('rate_limited')
    expect(await outcome(callerFor(own).totp.disable({ code: code() }))).toBe('rate_limited')
    const denials = (await auditOf(ctx, { userId })).filter(({ outcome: end }) => end === 'denied')
    expect(denials.map(({ action }) => action)).toEqual([
      ...Array.from({ length: 5 }, () => 'auth.sign_in_denied'),
      'auth.second_factor_locked',
    ])
    const told = await mailsTo(ctx, email)
    expect(told.filter((mail) => mail.includes('five wrong codes'))).toHaveLength(1)
    clock.advance(14 * 60_000)
    expect(await completeSignIn(ctx, email, { code: code() })).toMatchObject({
      status: 'signed_in',
    })
  })

  test('MF2 40 wrong ones at once: five are looked at', async () => {
    nextWindow(lockMs)
    const { email, secret } = await createPersonWithTotp(ctx)
    const caller = fromElsewhere(ctx)
    const { challenge } = await beginSignIn(caller, email)
    const code = wrongCode(secret, ctx.now())
    const calls = Array.from({ length: 40 }, () =>
      outcome(callerFor(caller).completeSignIn({ challenge, code })),
    )
    const outcomes = await Promise.all(calls)
    expect(outcomes.filter((end) => end === 'second_factor_refused')).toHaveLength(5)
    expect(outcomes.filter((end) => end === 'rate_limited')).toHaveLength(35)
  })

  test('MF2 a right code forgives the wrong ones before it; the lock of one account is no other’s', async () => {
    nextWindow(lockMs)
    const [person, other] = [await createPersonWithTotp(ctx), await createPersonWithTotp(ctx)]
    for (let round = 0; round < 3; round += 1) {
      clock.advance(step)
      for (let attempt = 0; attempt < 4; attempt += 1) {
        const guess = completeSignIn(ctx, person.email, {
          code: wrongCode(person.secret, ctx.now()),
        })
        expect(await refusal(guess)).toMatchObject(wrong)
      }
      await completeSignIn(ctx, person.email, { code: codeAt(person.secret, ctx.now()) })
    }
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await outcome(
        completeSignIn(ctx, person.email, { code: wrongCode(person.secret, ctx.now()) }),
      )
    }
    const code = codeAt(other.secret, ctx.now())
    expect(await completeSignIn(ctx, other.email, { code })).toMatchObject({ status: 'signed_in' })
  })

  test('MF2 who comes back every quarter of an hour is stopped after 50 in a day', async () => {
    nextWindow(24 * 60 * 60_000)
    const { email, secret } = await createPersonWithTotp(ctx)
    const caller = fromElsewhere(ctx)
    for (let quarter = 0; quarter < 10; quarter += 1) {
      const { challenge } = await beginSignIn(caller, email)
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const guess = callerFor(caller).completeSignIn({
          challenge,
          code: wrongCode(secret, ctx.now()),
        })
        expect(await outcome(guess)).toBe('second_factor_refused')
      }
      clock.advance(lockMs)
    }
    const locked = await refusal(completeSignIn(ctx, email, { code: codeAt(secret, ctx.now()) }))
    expect(locked.message).toBe('Too many attempts: try again in 22 hours.')
  })
})
