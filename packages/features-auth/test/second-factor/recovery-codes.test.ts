import { outcome, refusal } from '@backarch/api/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { mailsTo } from '../mailbox.ts'
import { callerFor, createSuite, fromElsewhere } from '../support.ts'
import {
  beginSignIn,
  completeSignIn,
  createPerson,
  createPersonWithTotp,
} from '../support/people.ts'

const { database, db, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const tenMinutes = 10 * 60_000
const wrong = { code: 'UNAUTHORIZED', reason: 'second_factor_refused' }

describe('MF3 recovery codes', () => {
  test('MF3 each signs in once; typed in capitals, with other dashes and what the eye confuses', async () => {
    const { email, userId, recoveryCodes, call } = await createPersonWithTotp(ctx)
    const [first = '', second = ''] = recoveryCodes
    await completeSignIn(ctx, email, { recoveryCode: first })
    expect(await refusal(completeSignIn(ctx, email, { recoveryCode: first }))).toMatchObject(wrong)
    const typed = second
      .toUpperCase()
      .replaceAll('-', ' ')
      .replaceAll('0', 'O')
      .replaceAll('1', 'l')
    await completeSignIn(ctx, email, { recoveryCode: typed })
    expect((await call.totp.status()).recoveryCodesLeft).toBe(8)
    const used = (await auditOf(ctx, { userId })).filter(
      ({ action }) => action === 'auth.recovery_code_used',
    )
    expect(used).toMatchObject([{ actorId: userId }, { actorId: userId }])
    expect((await mailsTo(ctx, email)).at(-1)).toContain('8 are left')
  })

  test('MF3 the same one 20 times at once signs in once', async () => {
    const { email, recoveryCodes } = await createPersonWithTotp(ctx)
    const [recoveryCode = ''] = recoveryCodes
    const caller = fromElsewhere(ctx)
    const challenges = await Promise.all(
      Array.from({ length: 5 }, () => beginSignIn(fromElsewhere(ctx), email)),
    )
    const calls = challenges.flatMap(({ challenge }) =>
      Array.from({ length: 4 }, () =>
        outcome(callerFor(caller).completeSignIn({ challenge, recoveryCode })),
      ),
    )
    expect((await Promise.all(calls)).filter((end) => end === 'ok')).toHaveLength(1)
  })

  test('MF3 ten codes at once with one challenge: one session, and nine codes are left', async () => {
    const { email, recoveryCodes, call } = await createPersonWithTotp(ctx)
    const caller = fromElsewhere(ctx)
    const { challenge } = await beginSignIn(caller, email)
    const calls = recoveryCodes.map((recoveryCode) =>
      outcome(callerFor(caller).completeSignIn({ challenge, recoveryCode })),
    )
    expect((await Promise.all(calls)).filter((end) => end === 'ok')).toHaveLength(1)
    expect((await call.totp.status()).recoveryCodesLeft).toBe(9)
  })

  test('MF3 are worth nothing for another account', async () => {
    const [person, other] = [await createPersonWithTotp(ctx), await createPersonWithTotp(ctx)]
    const [recoveryCode = ''] = person.recoveryCodes
    expect(await refusal(completeSignIn(ctx, other.email, { recoveryCode }))).toMatchObject(wrong)
  })

  test('MF5 are renewed with a fresh proof; the earlier ones are worth nothing then', async () => {
    const { email, userId, recoveryCodes, call } = await createPersonWithTotp(ctx)
    const renewed = await call.recoveryCodes.renew()
    expect(renewed.recoveryCodes).toHaveLength(10)
    const [old = '', fresh = ''] = [recoveryCodes[0], renewed.recoveryCodes[0]]
    expect(await refusal(completeSignIn(ctx, email, { recoveryCode: old }))).toMatchObject(wrong)
    await completeSignIn(ctx, email, { recoveryCode: fresh })
    const actions = (await auditOf(ctx, { userId })).map(({ action }) => action)
    expect(actions.filter((action) => action === 'auth.recovery_codes_made')).toHaveLength(2)
    expect((await mailsTo(ctx, email)).some((mail) => mail.includes('New recovery codes'))).toBe(
      true,
    )
    clock.advance(tenMinutes + 1)
    expect(await outcome(call.recoveryCodes.renew())).toBe('proof_too_old')
  })

  test('20 parallel renewals leave ten codes; there are none without an authenticator app', async () => {
    const { userId, call } = await createPersonWithTotp(ctx)
    await Promise.all(Array.from({ length: 20 }, () => call.recoveryCodes.renew()))
    expect(await db.recoveryCode.count({ where: { userId } })).toBe(10)
    const other = await createPerson(ctx)
    expect(await outcome(other.call.recoveryCodes.renew())).toBe('totp_not_enabled')
  })
})
