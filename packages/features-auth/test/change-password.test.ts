import { outcome } from '@backarch/api/testing'
import { createDatabase } from '@backarch/db'
import { listSessions, openSession } from '@backarch/services-access'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { backgroundDone } from '../src/service/in-background.ts'
import { mailedToken, mailsTo } from './mailbox.ts'
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
import { beginSignIn, createPersonWithTotp } from './support/people.ts'

const { database, db, clock, ctx } = await createSuite()
const second = createDatabase({ url: database.url, poolSize: 5 })
/** Another server over the same database. */
const replica = { ...ctx, db: second.db }
afterAll(async () => {
  await second.close()
  await database[Symbol.asyncDispose]()
})

const newPassword = 'quiet orchard behind nine mills'
const minute = 60_000
const elsewhere = () => callerFor(fromElsewhere(ctx))
const callerOf = async (accessToken: string) =>
  callerFor(fromElsewhere(await withToken(ctx, accessToken)))

async function openPersonalToken(userId: string): Promise<string> {
  const expiresAt = new Date(clock.now().getTime() + 60 * minute)
  const session = { userId, kind: 'personal', secretHash: ctx.newId(), expiresAt } as const
  return (await openSession(ctx, db, { ...session, name: 'CI', scopes: ['read'] })).id
}

async function liveSessions(userId: string): Promise<readonly string[]> {
  return (await listSessions(ctx, userId)).map(({ id }) => id)
}

describe('changePassword', () => {
  test('TK7 ends every other session at once, here and on another server; tokens stay', async () => {
    const { user, tokens, email } = await registerPerson(ctx)
    const other = await signIn(ctx, email)
    const personal = await openPersonalToken(user.id)
    const caller = await callerOf(tokens.accessToken)
    expect(await caller.account.changePassword({ newPassword })).toEqual({ status: 'password_set' })
    for (const server of [ctx, replica]) {
      expect((await principalOf(server, tokens.accessToken)).kind).toBe('user')
      expect((await principalOf(server, other.tokens.accessToken)).kind).toBe('anonymous')
    }
    expect(await liveSessions(user.id)).toContain(personal)
    expect(await outcome(signIn(ctx, email))).toBe('sign_in_refused')
    await elsewhere().signIn({ email, password: newPassword })
    const refresh = elsewhere().refresh({ refreshToken: other.tokens.refreshToken })
    expect(await outcome(refresh)).toBe('refresh_refused')
    expect((await mailsTo(ctx, email)).at(-1)).toContain('was changed')
    const audit = await auditOf(ctx, { userId: user.id })
    expect(audit).toContainEqual(
      expect.objectContaining({ action: 'auth.password_changed', actorId: user.id }),
    )
  })

  test('MF5 needs a proof of the last ten minutes, and takes one', async () => {
    const { tokens, email } = await registerPerson(ctx)
    const caller = await callerOf(tokens.accessToken)
    clock.advance(10 * minute + 1)
    const sensitive = {
      changePassword: () => caller.account.changePassword({ newPassword }),
      changeEmail: () => caller.account.changeEmail({ email: 'new@example.com' }),
      export: () => caller.account.export(),
      delete: () => caller.account.delete(),
    }
    for (const [what, call] of Object.entries(sensitive)) {
      expect([what, await outcome(call())]).toEqual([what, 'proof_too_old'])
    }
    expect(await mailsTo(ctx, email)).toEqual([])
    expect(await outcome(caller.prove({ password: newPassword }))).toBe('proof_refused')
    expect(await outcome(sensitive.changePassword())).toBe('proof_too_old')
    const proved = await caller.prove({ password })
    expect(proved.freshUntil).toBe(new Date(clock.now().getTime() + 10 * minute).toISOString())
    expect(await outcome(sensitive.changePassword())).toBe('ok')
  })

  test('what the old password began is void: half-done sign-ins, and resets that were asked for', async () => {
    const person = await createPersonWithTotp(ctx)
    const { challenge } = await beginSignIn(fromElsewhere(ctx), person.email)
    await elsewhere().askPasswordReset({ email: person.email })
    await backgroundDone()
    const token = await mailedToken(ctx, person.email)
    await person.call.account.changePassword({ newPassword })
    const [recoveryCode] = person.recoveryCodes
    const completed = elsewhere().completeSignIn({ challenge, recoveryCode })
    expect(await outcome(completed)).toBe('challenge_refused')
    const reset = elsewhere().resetPassword({ token, newPassword: password })
    expect(await outcome(reset)).toBe('token_refused')
  })

  test('a sign-in with the old password that is under way does not outlive the change', async () => {
    for (let round = 0; round < 8; round++) {
      const { user, tokens, email } = await registerPerson(ctx)
      const caller = await callerOf(tokens.accessToken)
      await Promise.allSettled([
        signIn(ctx, email),
        signIn(ctx, email),
        caller.account.changePassword({ newPassword }),
        signIn(ctx, email),
      ])
      expect(await liveSessions(user.id)).toHaveLength(1)
    }
  })

  test('twenty parallel changes leave one password that works', async () => {
    const { tokens, email } = await registerPerson(ctx)
    const caller = await callerOf(tokens.accessToken)
    const choices = Array.from({ length: 20 }, (_, index) => `${newPassword} ${index}`)
    await Promise.all(
      choices.map((choice) => caller.account.changePassword({ newPassword: choice })),
    )
    const outcomes = []
    for (const [index, choice] of choices.entries()) {
      // Ten attempts a window.
      if (index % 8 === 0) clock.advance(16 * minute)
      outcomes.push(await outcome(elsewhere().signIn({ email, password: choice })))
    }
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(1)
  })
})
