import { outcome, refusal } from '@backarch/api/testing'
import { createDatabase } from '@backarch/db'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { codeAt } from '../src/testing.ts'
import {
  callerFor,
  createSuite,
  fromElsewhere,
  operatorOf,
  password,
  registerPerson,
  signIn,
  withToken,
} from './support.ts'
import { createPersonWithTotp } from './support/people.ts'

const { database, clock, ctx } = await createSuite()
const second = createDatabase({ url: database.url, poolSize: 5 })
afterAll(async () => {
  await second.close()
  await database[Symbol.asyncDispose]()
})

const minute = 60_000
const stale = 10 * minute + 1
const callerOf = async (accessToken: string) =>
  callerFor(fromElsewhere(await withToken(ctx, accessToken)))
/** Something that needs a fresh proof and changes little. */
const tried = (caller: Awaited<ReturnType<typeof callerOf>>) => outcome(caller.account.export())

describe('prove', () => {
  test('MF5 freshens the session of this call, and no other', async () => {
    const { user, email, tokens } = await registerPerson(ctx)
    const caller = await callerOf(tokens.accessToken)
    const other = await callerOf((await signIn(ctx, email)).tokens.accessToken)
    clock.advance(stale)
    expect([await tried(caller), await tried(other)]).toEqual(['proof_too_old', 'proof_too_old'])
    await caller.prove({ password })
    expect([await tried(caller), await tried(other)]).toEqual(['ok', 'proof_too_old'])
    clock.advance(stale)
    expect(await tried(caller)).toBe('proof_too_old')
    const audit = await auditOf(ctx, { userId: user.id })
    const given = audit.filter(({ action }) => action === 'auth.proof_given')
    expect(given).toMatchObject([{ actorId: user.id, details: { method: 'password' } }])
  })

  test('MF5 a wrong password is refused, on record, and freshens nothing', async () => {
    const { user, tokens } = await registerPerson(ctx)
    const caller = await callerOf(tokens.accessToken)
    clock.advance(stale)
    const refused = await refusal(caller.prove({ password: `${password}!` }))
    expect(refused).toMatchObject({ code: 'UNAUTHORIZED', reason: 'proof_refused' })
    expect(await tried(caller)).toBe('proof_too_old')
    const audit = await auditOf(ctx, { userId: user.id })
    expect(audit.at(-1)).toMatchObject({ action: 'auth.proof_denied', outcome: 'denied' })
  })

  test('MF5 with a second factor the password alone proves nothing', async () => {
    const person = await createPersonWithTotp(ctx)
    clock.advance(stale)
    const caller = callerFor(fromElsewhere(person.ctx))
    expect(await outcome(caller.prove({ password }))).toBe('second_factor_needed')
    expect(await outcome(caller.prove({ password, code: '000000' }))).toBe('second_factor_refused')
    const code = codeAt(person.secret, ctx.now())
    const wrong = caller.prove({ password: `${password}!`, code })
    expect(await outcome(wrong)).toBe('proof_refused')
    expect(await tried(caller)).toBe('proof_too_old')
    expect(await outcome(caller.prove({ password, code }))).toBe('ok')
    expect(await tried(caller)).toBe('ok')
  })

  test('RL1 guesses with somebody’s session are counted by account, across two servers', async () => {
    const { tokens } = await registerPerson(ctx)
    const as = await withToken(ctx, tokens.accessToken)
    const servers = [as, { ...as, db: second.db }]
    const outcomes = await Promise.all(
      Array.from({ length: 24 }, (_, at) =>
        outcome(callerFor(fromElsewhere(servers[at % 2] ?? as)).prove({ password: `no ${at}` })),
      ),
    )
    expect(outcomes.filter((reason) => reason === 'proof_refused')).toHaveLength(10)
    expect(outcomes.filter((reason) => reason === 'rate_limited')).toHaveLength(14)
  })

  test('nobody who is not signed in, and no script, proves anything', async () => {
    expect(await outcome(callerFor(ctx).prove({ password }))).toBe('signed_out')
    expect(await outcome(callerFor(operatorOf(ctx)).prove({ password }))).toBe('no_account')
  })
})
