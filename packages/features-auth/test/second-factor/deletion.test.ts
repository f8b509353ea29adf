import { refusal } from '@backarch/api/testing'
import { findAccount } from '@backarch/services-access'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, expect, test } from 'vitest'

import { callerFor, createSuite, fromElsewhere } from '../support.ts'
import { createAuthenticator } from '../support/authenticator.ts'
import { addPasskey, beginSignIn, codeAt, createPersonWithTotp } from '../support/people.ts'

const { database, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

test('GD1 whatever crosses the deletion of an account is done before it or refused, and leaves nothing', async () => {
  for (let round = 0; round < 6; round += 1) {
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
    const before = crossing.splice(0, round).map((act) => act())
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
