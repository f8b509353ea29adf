import { outcome, refusal } from '@backarch/api/testing'
import { setAccountDisabled } from '@backarch/services-access'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import {
  callerFor,
  createSuite,
  fromElsewhere,
  password,
  principalOf,
  registerPerson,
  signIn,
  withToken,
} from './support.ts'

const { database, db, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())
const anyone = callerFor(ctx)
const elsewhere = () => callerFor(fromElsewhere(ctx))

/** The right password with half of today's memory: m=9728,t=2,p=1. */
const weakHash =
  '$argon2id$v=19$m=9728,t=2,p=1$FfgV+fj8U99ED0kbklJo8A$7VTZASCtj0HaD8vVntUeAPAUKGlxP/lTsRDKlAtsJrQ'

describe('signIn', () => {
  test('starts another session', async () => {
    const { user, email, tokens } = await registerPerson(ctx)
    const second = await signIn(ctx, email)
    expect(second.user).toEqual(user)
    const first = await principalOf(ctx, tokens.accessToken)
    const other = await principalOf(ctx, second.tokens.accessToken)
    expect(other).toMatchObject({ kind: 'user', userId: user.id })
    expect(other).not.toEqual(first)
  })

  test('PW4 unknown address, wrong password and disabled account answer alike', async () => {
    const { email, user } = await registerPerson(ctx)
    const wrong = await refusal(anyone.signIn({ email, password: `${password}!` }))
    const unknown = await refusal(anyone.signIn({ email: 'nobody@example.com', password }))
    await setAccountDisabled(ctx, db, { id: user.id, disabled: true })
    const disabled = await refusal(anyone.signIn({ email, password }))
    expect(wrong).toMatchObject({ code: 'UNAUTHORIZED', reason: 'sign_in_refused' })
    expect(unknown).toEqual(wrong)
    expect(disabled).toEqual(wrong)
  })

  test('PW6 a hash of older parameters is made anew', async () => {
    const { email, user } = await registerPerson(ctx)
    const where = { userId: user.id }
    await db.password.update({ where, data: { hash: weakHash } })
    await anyone.signIn({ email, password })
    const { hash } = await db.password.findUniqueOrThrow({ where })
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    await anyone.signIn({ email, password })
  })

  test('PW6 parallel sign-ins with a hash of older parameters all succeed', async () => {
    const { email, user } = await registerPerson(ctx)
    await db.password.update({ where: { userId: user.id }, data: { hash: weakHash } })
    const results = await Promise.all(Array.from({ length: 4 }, () => signIn(ctx, email)))
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['signed_in']))
  })

  test('LG3 who signed in, and who was refused, is on record', async () => {
    const { email, user } = await registerPerson(ctx)
    expect(await outcome(elsewhere().signIn({ email, password: `${password}!` }))).toBe(
      'sign_in_refused',
    )
    const target = { kind: 'user', id: user.id }
    const audit = await auditOf(ctx, { userId: user.id })
    expect(audit).toContainEqual(
      expect.objectContaining({ action: 'auth.signed_in', outcome: 'success', actorId: user.id }),
    )
    // Nobody has shown to be this person: it was done to the account, not by its owner.
    expect(audit.at(-1)).toMatchObject({
      action: 'auth.sign_in_denied',
      outcome: 'denied',
      actorId: null,
      target,
    })
  })

  test('IN6 an object where a text is expected is refused', async () => {
    for (const email of [{ not: '' }, { contains: '@' }, null, 7, ['a@example.com']]) {
      // @ts-expect-error: the types refuse it too
      expect((await refusal(anyone.signIn({ email, password }))).code).toBe('BAD_REQUEST')
    }
  })
})

describe('me', () => {
  test('answers who is calling, and asks everybody else to sign in', async () => {
    const { user, tokens } = await registerPerson(ctx)
    const me = await callerFor(await withToken(ctx, tokens.accessToken)).me()
    expect(me.user).toEqual(user)
    expect((await refusal(anyone.me())).code).toBe('UNAUTHORIZED')
  })

  test('a script has no account', async () => {
    const operator = callerFor({ ...ctx, principal: { kind: 'operator', name: 'test' } })
    expect(await refusal(operator.me())).toMatchObject({ code: 'FORBIDDEN', reason: 'no_account' })
    expect(await refusal(operator.signOut())).toMatchObject({ reason: 'no_account' })
  })
})
