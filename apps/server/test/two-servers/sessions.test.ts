import { generateSigningKey } from '@backarch/core'
import { setAccountDisabled } from '@backarch/services-access'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { ask, bearer, tell } from '../support/call.ts'
import { atBoth, refusalAt, startPair, type Pair } from '../support/pair.ts'
import { password, signIn, type Person } from '../support/team.ts'

const oldKey = generateSigningKey()
const newKey = generateSigningKey()
let pair: Pair
let one = ''
let other = ''

beforeAll(async () => {
  pair = await startPair({ AUTH_SIGNING_KEYS: JSON.stringify([oldKey]) })
  ;({ one, other } = pair)
})
afterAll(() => pair.stack.disposeAsync())

const tokensSchema = z.object({ accessToken: z.string(), refreshToken: z.string() })

async function refresh(url: string, refreshToken: string) {
  const { data, reason } = await tell(url, 'auth.refresh', { input: { refreshToken } })
  return { reason, tokens: reason === undefined ? tokensSchema.parse(data) : null }
}

async function nextTokens(url: string, refreshToken: string) {
  const { tokens, reason } = await refresh(url, refreshToken)
  if (!tokens) throw new Error(`Refreshing answered ${reason}.`)
  return tokens
}

/** Two sessions of one person, both known to both servers. */
async function twoSessions(person: Person) {
  const [mine, second] = [await signIn(one, person), await signIn(other, person)]
  for (const url of [one, other]) {
    expect(await refusalAt(url, mine.headers)).toBeUndefined()
    expect(await refusalAt(url, second.headers)).toBeUndefined()
  }
  return { mine, second }
}

describe('TK7 what ends on one server is refused at the next call to another', () => {
  test('TK7 signing out', async () => {
    const { mine, second } = await twoSessions(pair.team.editor)
    await tell(one, 'auth.signOut', { headers: mine.headers })
    expect(await refusalAt(other, mine.headers)).toBe('signed_out')
    expect((await refresh(other, mine.refreshToken)).reason).toBe('refresh_refused')
    expect(await refusalAt(other, second.headers)).toBeUndefined()
  })

  test('TK7 a session that its person ends, and all others', async () => {
    const { mine, second } = await twoSessions(pair.team.editor)
    const input = { sessionId: second.sessionId }
    await tell(one, 'auth.sessions.end', { input, headers: mine.headers })
    expect(await refusalAt(other, second.headers)).toBe('signed_out')
    const third = await signIn(other, pair.team.editor)
    await tell(one, 'auth.sessions.endOthers', { headers: mine.headers })
    expect(await refusalAt(other, third.headers)).toBe('signed_out')
    expect(await refusalAt(other, mine.headers)).toBeUndefined()
  })

  test('TK7 a browser’s cookie', async () => {
    const input = { email: pair.team.editor.email, password, session: 'cookie' }
    const headers = { 'sec-fetch-site': 'same-origin' }
    const signedIn = await tell(one, 'auth.signIn', { input, headers })
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
    expect(await refusalAt(other, { ...headers, cookie })).toBeUndefined()
    await tell(one, 'auth.signOut', { headers: { ...headers, cookie } })
    expect(await refusalAt(other, { ...headers, cookie })).toBe('signed_out')
  })

  test('TK7 a personal access token', async () => {
    const { headers } = await signIn(one, pair.team.editor)
    const wish = { name: 'Script', scopes: ['read'], expiresInDays: 1 }
    const made = await tell(one, 'auth.tokens.make', { input: wish, headers })
    const { id, secret } = z.object({ id: z.string(), secret: z.string() }).parse(made.data)
    const asScript = async () =>
      (await ask(other, 'orgs.list', { input: {}, headers: bearer(secret) })).reason
    expect(await asScript()).toBeUndefined()
    await tell(one, 'auth.tokens.end', { input: { tokenId: id }, headers })
    expect(await asScript()).toBe('signed_out')
  })

  test('TK7 changing the password, for every session but the one that did', async () => {
    const { mine, second } = await twoSessions(pair.team.editor)
    const input = { newPassword: 'seven lanterns over a violet hill' }
    const changed = await tell(one, 'auth.account.changePassword', { input, headers: mine.headers })
    expect(changed.reason).toBeUndefined()
    expect(await refusalAt(other, second.headers)).toBe('signed_out')
    expect((await refresh(other, second.refreshToken)).reason).toBe('refresh_refused')
  })

  test('TK7 a role that is lowered, and a membership that ends', async () => {
    const owner = await signIn(one, pair.team.owner)
    const { headers } = await signIn(other, pair.team.admin)
    const { orgId } = pair.team
    const { userId } = pair.team.admin
    const rename = async () =>
      (await tell(other, 'canvas.create', { input: { orgId, name: 'Shop' }, headers })).reason
    expect(await rename()).toBeUndefined()
    const demotion = { orgId, userId, role: 'viewer' }
    await tell(one, 'orgs.changeRole', { input: demotion, headers: owner.headers })
    expect(await rename()).toBe('role_too_low')
    const removed = { input: { orgId, userId }, headers: owner.headers }
    expect((await tell(one, 'orgs.removeMember', removed)).reason).toBeUndefined()
    const reads = async (id: string) => ask(other, 'orgs.get', { input: { orgId: id }, headers })
    const gone = await reads(orgId)
    expect([gone.status, gone.reason]).toEqual([404, 'organization_not_found'])
  })

  test('TK7 an account that is disabled', async () => {
    const { mine, second } = await twoSessions(pair.team.viewer)
    const id = pair.team.viewer.userId
    await setAccountDisabled(pair.ctx, pair.ctx.db, { id, disabled: true })
    for (const [url, { headers, refreshToken }] of [
      [one, mine],
      [other, second],
    ] as const) {
      expect(await refusalAt(url, headers)).toBe('signed_out')
      expect((await refresh(url, refreshToken)).reason).toBe('refresh_refused')
    }
  })
})

describe('refresh tokens over two servers', () => {
  test('TK5 of twenty parallel exchanges one succeeds, and one lineage goes on', async () => {
    const { refreshToken } = await signIn(one, pair.team.owner)
    const answers = await atBoth(pair, 20, (url) => refresh(url, refreshToken))
    const won = answers.flatMap(({ tokens }) => tokens ?? [])
    expect(won).toHaveLength(1)
    const lost = answers.map(({ reason }) => reason).filter((reason) => reason !== undefined)
    expect(lost).toEqual(Array.from({ length: 19 }, () => 'already_refreshed'))
    const next = await nextTokens(one, won[0]?.refreshToken ?? '')
    expect(await refusalAt(other, bearer(next.accessToken))).toBeUndefined()
  })

  test('TK6 a grandparent that comes back kills the family on both, the newest descendant too', async () => {
    const first = await signIn(one, pair.team.owner)
    const second = await nextTokens(other, first.refreshToken)
    const newest = await nextTokens(one, second.refreshToken)
    expect(await refusalAt(other, bearer(newest.accessToken))).toBeUndefined()
    expect((await refresh(other, first.refreshToken)).reason).toBe('refresh_reused')
    for (const url of [one, other]) {
      for (const { accessToken } of [first, second, newest]) {
        expect(await refusalAt(url, bearer(accessToken))).toBe('signed_out')
      }
      expect((await refresh(url, newest.refreshToken)).reason).toBe('refresh_refused')
    }
  })
})

const keys = (...listed: readonly unknown[]) => ({ AUTH_SIGNING_KEYS: JSON.stringify(listed) })

test('TK8 CF2 keys rotate without signing anybody out: old tokens hold while their key is there', async () => {
  const rotated = await pair.start(keys(newKey, oldKey))
  const before = await signIn(one, pair.team.owner)
  expect(await refusalAt(rotated, before.headers)).toBeUndefined()
  const after = await signIn(rotated, pair.team.owner)
  // A server that has not been given the new key yet does not know it.
  expect(await refusalAt(one, after.headers)).toBe('signed_out')
  expect((await ask(one, 'auth.me', { headers: after.headers })).status).toBe(401)
  const done = await pair.start(keys(newKey))
  expect(await refusalAt(done, after.headers)).toBeUndefined()
  expect(await refusalAt(done, before.headers)).toBe('signed_out')
  const fresh = await nextTokens(done, before.refreshToken)
  expect(await refusalAt(done, bearer(fresh.accessToken))).toBeUndefined()
})

test('TK8 CF2 while replicas are restarted one by one, each takes what the other signs: the key is known before it is used', async () => {
  const known = await pair.start(keys(oldKey, newKey))
  const used = await pair.start(keys(newKey, oldKey))
  for (const [restarted, waiting] of [
    [known, one],
    [used, known],
  ] as const) {
    for (const [signs, reads] of [
      [restarted, waiting],
      [waiting, restarted],
    ] as const) {
      const { headers } = await signIn(signs, pair.team.owner)
      expect(await refusalAt(reads, headers)).toBeUndefined()
    }
  }
})
