import { randomBytes } from 'node:crypto'

import { outcome, refusal } from '@backarch/api/testing'
import { setAccountDisabled } from '@backarch/services-access'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { mailsTo } from './mailbox.ts'
import {
  callerFor,
  createSuite,
  principalOf,
  registerPerson,
  signIn,
  withToken,
} from './support.ts'

const { database, db, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())
const anyone = callerFor(ctx)
const minute = 60_000
const day = 24 * 60 * minute

async function rotate(refreshToken: string): Promise<string> {
  return (await anyone.refresh({ refreshToken })).refreshToken
}

describe('refresh', () => {
  test('gives a new pair for the same session; the old token is used up', async () => {
    const { user, tokens } = await registerPerson(ctx)
    clock.advance(minute)
    const next = await anyone.refresh({ refreshToken: tokens.refreshToken })
    expect(next.refreshToken).not.toBe(tokens.refreshToken)
    const before = await principalOf(ctx, tokens.accessToken)
    expect(await principalOf(ctx, next.accessToken)).toEqual(before)
    expect(before).toMatchObject({ userId: user.id })
  })

  test('TK5 twenty in parallel: one gets the next tokens, the others are told to use those', async () => {
    const { tokens } = await registerPerson(ctx)
    const { refreshToken } = tokens
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => anyone.refresh({ refreshToken })),
    )
    const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    const lost = results.flatMap((result) =>
      result.status === 'rejected' ? [Promise.reject<unknown>(result.reason)] : [],
    )
    const reasons = await Promise.all(lost.map((call) => outcome(call)))
    expect(reasons).toEqual(Array.from({ length: 19 }, () => 'already_refreshed'))
    // One lineage, and it is alive.
    expect(won).toHaveLength(1)
    await rotate(won[0]?.refreshToken ?? '')
    expect((await principalOf(ctx, tokens.accessToken)).kind).toBe('user')
  })

  test('TK6 a token that was used before kills its session and the newest descendant', async () => {
    const { tokens } = await registerPerson(ctx)
    const child = await rotate(tokens.refreshToken)
    const grandchild = await rotate(child)
    // At once: no grace for a grandparent.
    const replay = await refusal(anyone.refresh({ refreshToken: tokens.refreshToken }))
    expect(replay).toMatchObject({ code: 'UNAUTHORIZED', reason: 'refresh_reused' })
    expect(await outcome(anyone.refresh({ refreshToken: grandchild }))).toBe('refresh_refused')
    expect(await principalOf(ctx, tokens.accessToken)).toEqual({ kind: 'anonymous' })
  })

  test('LG3 a replay is on record once, and its owner is told once', async () => {
    const { tokens, user, email } = await registerPerson(ctx)
    await rotate(await rotate(tokens.refreshToken))
    const { refreshToken } = tokens
    const replays = Array.from({ length: 10 }, () => anyone.refresh({ refreshToken }))
    expect(new Set(await Promise.all(replays.map(outcome)))).toEqual(new Set(['refresh_reused']))
    const events = await auditOf(ctx, { userId: user.id })
    expect(events.filter(({ action }) => action === 'auth.refresh_reused')).toEqual([
      {
        action: 'auth.refresh_reused',
        outcome: 'denied',
        actorId: null,
        target: { kind: 'user', id: user.id },
        details: { generation: 0 },
      },
    ])
    expect(await mailsTo(ctx, email)).toHaveLength(1)
  })

  test('TK6 ten seconds after its use the parent kills the session too', async () => {
    const { tokens } = await registerPerson(ctx)
    const child = await rotate(tokens.refreshToken)
    clock.advance(9_999)
    expect(await outcome(anyone.refresh({ refreshToken: tokens.refreshToken }))).toBe(
      'already_refreshed',
    )
    clock.advance(1)
    expect(await outcome(anyone.refresh({ refreshToken: tokens.refreshToken }))).toBe(
      'refresh_reused',
    )
    expect(await outcome(anyone.refresh({ refreshToken: child }))).toBe('refresh_refused')
  })

  test('TK6 a replay leaves the person’s other sessions alone', async () => {
    const { email, tokens } = await registerPerson(ctx)
    const other = await signIn(ctx, email)
    await rotate(await rotate(tokens.refreshToken))
    expect(await outcome(anyone.refresh({ refreshToken: tokens.refreshToken }))).toBe(
      'refresh_reused',
    )
    await rotate(other.tokens.refreshToken)
  })

  test('a session ends when it is not refreshed for 30 days, and after 90 days in any case', async () => {
    const idle = await registerPerson(ctx)
    const busy = await registerPerson(ctx)
    let newest = busy.tokens.refreshToken
    for (let days = 0; days < 87; days += 29) {
      clock.advance(29 * day)
      newest = await rotate(newest)
    }
    expect(await outcome(anyone.refresh({ refreshToken: idle.tokens.refreshToken }))).toBe(
      'refresh_refused',
    )
    const last = await anyone.refresh({ refreshToken: newest })
    const end = Date.parse(last.refreshTokenExpiresAt)
    expect(end - clock.now().getTime()).toBe(3 * day)
    clock.advance(3 * day)
    expect(await outcome(anyone.refresh({ refreshToken: last.refreshToken }))).toBe(
      'refresh_refused',
    )
    expect(await principalOf(ctx, last.accessToken)).toEqual({ kind: 'anonymous' })
  })

  test('refuses a token nobody gave out, one of a disabled account and one of an ended session', async () => {
    const madeUp = `rt_${randomBytes(32).toString('base64url')}`
    for (const refreshToken of [madeUp, 'x', `${madeUp}=`, madeUp.replace('rt_', 'bs_')]) {
      expect(await outcome(anyone.refresh({ refreshToken }))).toBe('refresh_refused')
    }
    const disabled = await registerPerson(ctx)
    await setAccountDisabled(ctx, db, { id: disabled.user.id, disabled: true })
    const { refreshToken } = disabled.tokens
    expect(await outcome(anyone.refresh({ refreshToken }))).toBe('refresh_refused')
    const ended = await registerPerson(ctx)
    await callerFor(await withToken(ctx, ended.tokens.accessToken)).signOut()
    const after = anyone.refresh({ refreshToken: ended.tokens.refreshToken })
    expect(await outcome(after)).toBe('refresh_refused')
  })

  test('TK3 an access token is no refresh token', async () => {
    const { tokens } = await registerPerson(ctx)
    const { accessToken: refreshToken } = tokens
    expect((await refusal(anyone.refresh({ refreshToken }))).code).toMatch(/UNAUTH|BAD_REQUEST/)
  })
})
