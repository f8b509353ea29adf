import { readAllRows } from '@backarch/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { bearer, fromElsewhere } from '../support/call.ts'
import { organizationsOf } from '../support/organizations.ts'
import {
  atBoth,
  countsOf,
  done,
  outcomeOf,
  refusalAt,
  startPair,
  type Pair,
} from '../support/pair.ts'
import { password, signedInSchema, signIn } from '../support/team.ts'

let pair: Pair
let people: ReturnType<typeof organizationsOf>
let one = ''
let other = ''

beforeAll(async () => {
  pair = await startPair()
  people = organizationsOf(pair)
  ;({ one, other } = pair)
})
afterAll(() => pair.stack.disposeAsync())

describe('LG3 one log of two servers', () => {
  test('LG3 what happens and what is denied at either is in it, in order, as both tell it', async () => {
    const organization = await people.organization()
    const { orgId, owner } = organization
    const viewer = await people.memberOf(orgId, 'viewer')
    const rename = async (url: string, { headers }: typeof owner) =>
      outcomeOf(url, 'orgs.rename', { input: { orgId, name: 'Looms' }, headers })
    expect(await rename(other, owner)).toBe('ok')
    expect(await rename(one, viewer)).toBe('role_too_low')
    expect(await rename(one, owner)).toBe('ok')
    expect(await rename(other, viewer)).toBe('role_too_low')
    const log = await people.actionsAt(one, organization)
    expect(log.slice(0, 4)).toEqual([
      'access.denied',
      'orgs.renamed',
      'access.denied',
      'orgs.renamed',
    ])
    expect(await people.actionsAt(other, organization)).toEqual(log)
  })

  test('LG3 of parallel changes at both none is missing', async () => {
    const organization = await people.organization()
    const { orgId, owner } = organization
    const outcomes = await atBoth(pair, 20, (url, at) => {
      const input = { orgId, name: `Looms ${at}` }
      return outcomeOf(url, 'orgs.rename', { input, headers: owner.headers })
    })
    const { ok = 0 } = countsOf(outcomes)
    expect(ok).toBeGreaterThan(0)
    const renamed = (await people.actionsAt(one, organization)).filter(
      (action) => action === 'orgs.renamed',
    )
    expect(renamed).toHaveLength(ok)
  })
})

/** Which tables hold one of these texts. */
async function tablesWith(texts: readonly string[]): Promise<readonly string[]> {
  const rows = await readAllRows(pair.database.db)
  const holds = (row: string) => texts.some((text) => row.includes(text))
  return [...rows].filter(([, all]) => all.some(holds)).map(([table]) => table)
}

describe('GD1 an account that is deleted at one server', () => {
  test('GD1 TK7 is nobody’s at the other, and its address is free there', async () => {
    const person = await pair.person()
    const { userId, email } = person
    const [mine, second] = [await signIn(one, person), await signIn(other, person)]
    expect(await tablesWith([userId, email])).not.toEqual([])
    await done(one, 'auth.account.delete', { headers: mine.headers })
    for (const { headers, refreshToken } of [mine, second]) {
      expect(await refusalAt(other, headers)).toBe('signed_out')
      const refresh = { input: { refreshToken } }
      expect(await outcomeOf(other, 'auth.refresh', refresh)).toBe('refresh_refused')
    }
    const again = { input: { email, password }, headers: fromElsewhere() }
    expect(await outcomeOf(other, 'auth.signIn', again)).toBe('sign_in_refused')
    expect(await tablesWith([userId, email, mine.sessionId, second.sessionId])).toEqual([])
    await done(other, 'auth.signUp', { input: { email }, headers: fromElsewhere() })
    const token = await pair.mailedToken(email, 'su')
    const input = { token, name: 'Somebody new', password }
    const headers = fromElsewhere()
    const signedIn = await done(one, 'auth.confirmSignUp', { input, headers })
    const { tokens } = signedInSchema.parse(signedIn)
    expect(await refusalAt(other, bearer(tokens.accessToken))).toBeUndefined()
  })

  test('GD1 leaves nothing of calls that cross it at the other', async () => {
    for (const earlier of [0, 2, 4, 6]) {
      const person = await pair.person()
      const { userId, email } = person
      const [mine, second] = [await signIn(one, person), await signIn(other, person)]
      const { headers, refreshToken } = second
      const wish = { name: 'Late', scopes: ['read'], expiresInDays: 1 }
      const at = (path: string, input?: object) => () => outcomeOf(other, path, { input, headers })
      const crossing = [
        at('auth.tokens.make', wish),
        at('auth.totp.begin'),
        at('auth.passkeys.beginAdd'),
        at('auth.signIn', { email, password }),
        at('auth.refresh', { refreshToken }),
        at('auth.account.changeEmail', { email: `late.${email}` }),
        at('auth.account.rename', { name: 'Late' }),
        at('auth.prove', { password }),
      ]
      const before = crossing.slice(0, earlier).map((call) => call())
      const deleted = outcomeOf(one, 'auth.account.delete', { headers: mine.headers })
      const after = crossing.slice(earlier).map((call) => call())
      expect(await Promise.all([...before, ...after])).not.toContain('INTERNAL_SERVER_ERROR')
      expect(await deleted).toBe('ok')
      expect(await tablesWith([userId, email, mine.sessionId, second.sessionId])).toEqual([])
    }
  })

  test('GD1 CC2 leaves no organization that is made meanwhile at the other', async () => {
    for (let round = 0; round < 10; round += 1) {
      const person = await pair.person()
      const [mine, second] = [await signIn(one, person), await signIn(other, person)]
      const name = `Made by ${person.userId}`
      const create = { input: { name }, headers: second.headers }
      const [deleted, made] = await Promise.all([
        outcomeOf(one, 'auth.account.delete', { headers: mine.headers }),
        outcomeOf(other, 'orgs.create', create),
      ])
      expect(deleted).toBe('ok')
      expect(['ok', 'signed_out']).toContain(made)
      expect(await tablesWith([name])).toEqual([])
    }
  })

  test('GD1 AZ7 CC2 of two owners who go at once, one at each, one stays for those who are left', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { orgId, owner } = await people.organization()
      const second = await people.memberOf(orgId, 'owner')
      const witness = await people.memberOf(orgId, 'viewer')
      const outcomes = await atBoth(pair, 2, (url, at) =>
        outcomeOf(url, 'auth.account.delete', { headers: (at ? second : owner).headers }),
      )
      expect(countsOf(outcomes)).toEqual({ ok: 1, sole_owner: 1 })
      const members = await people.membersAt(one, orgId, witness)
      expect(members.map(({ role }) => role).toSorted()).toEqual(['owner', 'viewer'])
    }
  })
})

test('GD2 RL1 the file of an account tells what was done at both, five times a day for both together', async () => {
  const [person, stranger] = [await pair.person(), await pair.person()]
  const [mine, second] = [await signIn(one, person), await signIn(other, person)]
  await signIn(one, stranger)
  for (const url of [one, other]) {
    const input = { name: `Script at ${url}`, scopes: ['read'], expiresInDays: 1 }
    await done(url, 'auth.tokens.make', { input, headers: mine.headers })
  }
  const file = await done(other, 'auth.account.export', { headers: mine.headers })
  const { content } = z.object({ content: z.string() }).parse(file)
  for (const text of [mine.sessionId, second.sessionId, `Script at ${one}`, `Script at ${other}`]) {
    expect(content).toContain(text)
  }
  expect(content).not.toContain(stranger.userId)
  expect(content).not.toContain(stranger.email)
  const { headers } = mine
  const more = await atBoth(pair, 6, (url) => outcomeOf(url, 'auth.account.export', { headers }))
  expect(countsOf(more)).toEqual({ ok: 4, rate_limited: 2 })
})
