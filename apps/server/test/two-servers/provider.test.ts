import { Browser, envFor, runProvider } from '@backarch/features-auth/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { ask, bearer, fromElsewhere } from '../support/call.ts'
import {
  atBoth,
  countsOf,
  done,
  outcomeOf,
  refusalAt,
  startPair,
  type Pair,
} from '../support/pair.ts'
import { signedInSchema } from '../support/team.ts'

const callback = 'https://backarch.example.com/sign-in/callback'
const completedSchema = z.object({ result: signedInSchema, returnTo: z.string() })
const stack = new AsyncDisposableStack()
let pair: Pair
let one = ''
let other = ''

beforeAll(async () => {
  const { issuer } = stack.use(await runProvider(callback))
  pair = await startPair(envFor(issuer))
  stack.use(pair.stack)
  ;({ one, other } = pair)
})
afterAll(() => stack.disposeAsync())

/** Begins at a server, goes to the provider as somebody, and comes back. */
async function cross(
  url: string,
  person: string,
  begun: { path?: string; headers?: Readonly<Record<string, string>>; returnTo?: string } = {},
) {
  const { path = 'auth.provider.begin', headers = fromElsewhere(), returnTo = '/' } = begun
  const data = await done(url, path, { input: { returnTo }, headers })
  const { url: start, flow } = z.object({ url: z.string(), flow: z.string() }).parse(data)
  return { flow, query: await new Browser(`verified:${person}`).walk(start, callback) }
}

async function signInAs(person: string) {
  const input = await cross(one, person)
  const data = await done(other, 'auth.provider.complete', { input, headers: fromElsewhere() })
  return bearer(completedSchema.parse(data).result.tokens.accessToken)
}

describe('a sign-in with a provider over two servers', () => {
  test('CS6 one server begins it and the other ends it, with the path that was asked for, once', async () => {
    const input = await cross(one, 'ada', { returnTo: '/diagrams?sort=name#top' })
    const complete = { input, headers: fromElsewhere() }
    const data = await done(other, 'auth.provider.complete', complete)
    const { result, returnTo } = completedSchema.parse(data)
    expect(returnTo).toBe('/diagrams?sort=name#top')
    const { accessToken } = result.tokens
    for (const url of [one, other]) {
      expect(await refusalAt(url, bearer(accessToken))).toBeUndefined()
      expect(await outcomeOf(url, 'auth.provider.complete', complete)).toBe('provider_refused')
    }
  })

  test('of twenty parallel callbacks at both one signs in', async () => {
    const input = await cross(one, 'mary')
    const headers = fromElsewhere()
    const outcomes = await atBoth(pair, 20, (url) =>
      outcomeOf(url, 'auth.provider.complete', { input, headers }),
    )
    expect(countsOf(outcomes)).toEqual({ ok: 1, provider_refused: 19 })
  })

  test('a new person in four tabs at both has one account', async () => {
    const crossed = await atBoth(pair, 4, (url) => cross(url, 'charles'))
    const people = await atBoth(pair, 4, async (url, at) => {
      const input = crossed[3 - at]
      const data = await done(url, 'auth.provider.complete', { input, headers: fromElsewhere() })
      const { accessToken } = completedSchema.parse(data).result.tokens
      const { data: me } = await ask(other, 'auth.me', { headers: bearer(accessToken) })
      return z.object({ user: z.object({ id: z.string() }) }).parse(me).user.id
    })
    expect(new Set(people).size).toBe(1)
  })
})

test('MF5 a proof by the provider that one server began is given to the other, once', async () => {
  const headers = await signInAs('augusta')
  const path = 'auth.provider.beginProof'
  const input = await cross(one, 'augusta', { path, headers })
  const outcomes = await atBoth(pair, 10, (url) =>
    outcomeOf(url, 'auth.provider.prove', { input, headers }),
  )
  expect(countsOf(outcomes)).toEqual({ ok: 1, provider_refused: 9 })
})
