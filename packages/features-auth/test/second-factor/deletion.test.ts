import { setTimeout as sleep } from 'node:timers/promises'

import { refusal } from '@backarch/api/testing'
import { inTransaction } from '@backarch/db'
import { findAccount, removeAccount } from '@backarch/services-access'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, expect, test } from 'vitest'

import { codeAt, createAuthenticator } from '../../src/testing.ts'
import { callerFor, createSuite, fromElsewhere } from '../support.ts'
import { addPasskey, beginSignIn, createPerson, createPersonWithTotp } from '../support/people.ts'

const { database, db, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

test('GD1 whatever crosses the deletion of an account is done before it or refused, and leaves nothing', async () => {
  for (const earlier of [0, 3, 7]) {
    const person = await createPersonWithTotp(ctx)
    const { call, email, userId, secret, recoveryCodes } = person
    const device = createAuthenticator()
    const id = await addPasskey(person, device)
    const stranger = callerFor(fromElsewhere(ctx))
    const { challenge } = await beginSignIn(fromElsewhere(ctx), email)
    const toSignIn = device.get(await stranger.passkeys.beginSignIn())
    const toProve = device.get(await call.passkeys.beginProve())
    const toAdd = createAuthenticator().create(await call.passkeys.beginAdd())
    clock.advance(30_000)
    const [recoveryCode = ''] = recoveryCodes
    const code = codeAt(secret, ctx.now())
    const crossing = [
      () => stranger.completeSignIn({ challenge, code }),
      () => stranger.passkeys.signIn({ passkey: toSignIn }),
      () => call.passkeys.rename({ id, name: 'late' }),
      () => call.passkeys.add({ name: 'late', passkey: toAdd }),
      () => call.passkeys.prove({ passkey: toProve }),
      () => call.recoveryCodes.renew(),
      () => call.totp.begin(),
      () => call.passkeys.beginAdd(),
      () => call.passkeys.remove({ id }),
      () => call.totp.disable({ recoveryCode }),
    ]
    const before = crossing.splice(0, earlier).map((act) => act())
    const deleted = call.account.delete()
    const after = crossing.map((act) => act())
    for (const result of await Promise.allSettled([...before, ...after])) {
      if (result.status === 'fulfilled') continue
      const { code: end } = await refusal(Promise.reject<unknown>(result.reason))
      expect(['UNAUTHORIZED', 'CONFLICT', 'NOT_FOUND', 'BAD_REQUEST']).toContain(end)
    }
    expect((await deleted).status).toBe('account_deleted')
    expect(await findAccount(ctx, userId)).toBeNull()
    expect(await auditOf(ctx, { userId })).toEqual([])
  }
})

/** Each makes ready what it needs, and answers the call. */
const calls: Readonly<Record<string, () => Promise<readonly [string, () => Promise<unknown>]>>> = {
  'completing a sign-in': async () => {
    const { email, userId, recoveryCodes } = await createPersonWithTotp(ctx)
    const { challenge } = await beginSignIn(fromElsewhere(ctx), email)
    const [recoveryCode = ''] = recoveryCodes
    const { completeSignIn } = callerFor(fromElsewhere(ctx))
    return [userId, () => completeSignIn({ challenge, recoveryCode })]
  },
  'asking for a passkey as second factor': async () => {
    const { email, userId } = await createPersonWithTotp(ctx)
    const { challenge } = await beginSignIn(fromElsewhere(ctx), email)
    const { passkeys } = callerFor(fromElsewhere(ctx))
    return [userId, () => passkeys.beginSecondFactor({ challenge })]
  },
  'renewing recovery codes': async () => {
    const { call, userId } = await createPersonWithTotp(ctx)
    return [userId, () => call.recoveryCodes.renew()]
  },
  'setting an authenticator app up': async () => {
    const { call, userId } = await createPerson(ctx)
    return [userId, () => call.totp.begin()]
  },
  'confirming an authenticator app': async () => {
    const { call, userId } = await createPerson(ctx)
    const { secret } = await call.totp.begin()
    return [userId, () => call.totp.confirm({ code: codeAt(secret, ctx.now()) })]
  },
  'renaming a passkey': async () => {
    const person = await createPerson(ctx)
    const id = await addPasskey(person, createAuthenticator())
    return [person.userId, () => person.call.passkeys.rename({ id, name: 'late' })]
  },
  'removing a passkey': async () => {
    const person = await createPerson(ctx)
    const id = await addPasskey(person, createAuthenticator())
    return [person.userId, () => person.call.passkeys.remove({ id })]
  },
}

test.each(Object.entries(calls))(
  'GD1 %s waits for a deletion under way, and is refused',
  async (_, arrange) => {
    const [userId, call] = await arrange()
    const ends: ReturnType<typeof refusal>[] = []
    await inTransaction(db, async (tx) => {
      await removeAccount(ctx, tx, userId)
      ends.push(refusal(call()))
      await sleep(150)
    })
    expect(await Promise.all(ends)).toMatchObject([{ code: 'UNAUTHORIZED' }])
  },
)
