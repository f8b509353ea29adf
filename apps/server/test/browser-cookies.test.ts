import { createTestDatabase } from '@backarch/db/testing'
import { auth } from '@backarch/features-auth/feature'
import { listSessions } from '@backarch/services-access'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { ask, tell } from './support/call.ts'
import { rawRequest, statusOf } from './support/raw-request.ts'
import { createTeam, password } from './support/team.ts'
import { createTestServer } from './support/test-server.ts'

const stack = new AsyncDisposableStack()
const own = 'https://app.example.com'
const listed = 'https://docs.example.com'
const name = '__Host-backarch_session'
let url = ''
let team: Awaited<ReturnType<typeof createTeam>>

beforeAll(async () => {
  const database = stack.use(await createTestDatabase())
  const env = { PUBLIC_URL: own, CORS_ORIGINS: listed }
  url = stack.use(await createTestServer(database.database, { auth }, env)).url
  team = await createTeam(database)
})
afterAll(() => stack.disposeAsync())

type Headers = Readonly<Record<string, string>>

const sessionOf = async () => (await listSessions(team.ctx, team.viewer.userId)).length

const credentials = () => ({ email: team.viewer.email, password, session: 'cookie' })

/** A page of ours in a browser that signs in there. */
async function signInByCookie() {
  const reply = await tell(url, 'auth.signIn', {
    input: credentials(),
    headers: { origin: own, 'sec-fetch-site': 'same-origin' },
  })
  const [set = '', ...more] = reply.headers.getSetCookie()
  expect(more).toEqual([])
  return { reply, set, cookie: set.split(';', 1)[0] ?? '' }
}

const asksMe = async (headers: Headers) => ask(url, 'auth.me', { headers })

describe('CS4 the cookie', () => {
  test('CS4 is __Host-, Secure, HttpOnly and SameSite=Strict, and nothing of it is in the answer', async () => {
    const { reply, set, cookie } = await signInByCookie()
    const secret = cookie.slice(name.length + 1)
    expect(secret).toMatch(/^bs_[\w-]{43}$/)
    const flags = set.split('; ').slice(1)
    expect(flags.filter((flag) => !flag.startsWith('Expires=')).toSorted()).toEqual([
      'HttpOnly',
      'Path=/',
      'SameSite=Strict',
      'Secure',
    ])
    const days = (Date.parse(/Expires=([^;]+)/.exec(set)?.[1] ?? '') - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(90)
    expect(JSON.stringify(reply.data)).not.toContain(secret)
    expect(reply.data).toMatchObject({ status: 'cookie_set' })
    expect(reply.data).not.toHaveProperty('tokens')
  })

  test('CS4 is cleared by signing out, which ends the session', async () => {
    const { cookie } = await signInByCookie()
    const headers = { cookie, origin: own }
    const { headers: answered } = await tell(url, 'auth.signOut', { headers })
    const [cleared = ''] = answered.getSetCookie()
    expect(cleared).toContain(`${name}=;`)
    expect(cleared).toContain('Max-Age=0')
    expect(cleared).toContain('Secure')
    expect(await asksMe(headers)).toMatchObject({ status: 401, reason: 'signed_out' })
  })

  test('CS4 and a bearer token do not add up: the token decides', async () => {
    const { cookie } = await signInByCookie()
    const headers = { cookie, origin: own, authorization: 'Bearer x.y.z' }
    expect((await asksMe(headers)).status).toBe(401)
  })
})

describe('CS2 a call with the cookie', () => {
  test.each<[string, Headers, number]>([
    ['from our page', { origin: own }, 200],
    ['from our page, without Origin', { 'sec-fetch-site': 'same-origin' }, 200],
    ['from a listed page', { origin: listed, 'sec-fetch-site': 'same-site' }, 200],
    ['from another page', { origin: 'https://evil.example' }, 403],
    ['from a subdomain', { origin: 'https://x.app.example.com' }, 403],
    ['from a page whose name begins as ours', { origin: `${own}.evil.example` }, 403],
    ['from our name without TLS', { origin: 'http://app.example.com' }, 403],
    ['from our name in capitals', { origin: own.toUpperCase() }, 403],
    ['from a page that hides itself', { origin: 'null' }, 403],
    ['from another site, without Origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from a subdomain, without Origin', { 'sec-fetch-site': 'same-site' }, 403],
    [
      'from another page that claims to be ours',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      403,
    ],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }, 401],
    ['of a program', {}, 401],
    ['of a program with a Referer', { referer: `${own}/` }, 401],
  ])('CS2 %s', async (_, headers, status) => {
    const { cookie } = await signInByCookie()
    expect((await asksMe({ ...headers, cookie })).status).toBe(status)
    const posted = await tell(url, 'auth.signOut', { headers: { ...headers, cookie } })
    expect(posted.status).toBe(status)
  })
})

describe('CS3 a browser that asks before it calls', () => {
  const preflight = async (origin: string) =>
    fetch(`${url}/v1/trpc/auth.me`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    })

  test.each([own, listed])('CS3 is told yes for %s, with cookies', async (origin) => {
    const { status, headers } = await preflight(origin)
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-origin')).toBe(origin)
    expect(headers.get('access-control-allow-credentials')).toBe('true')
    expect(headers.get('vary')).toContain('origin')
  })

  test.each([
    'https://evil-app.example.com',
    `${own}.evil`,
    'null',
    '*',
    `${own}/`,
    `${own}, ${listed}`,
  ])('CS3 is told nothing for %s', async (origin) => {
    const { status, headers } = await preflight(origin)
    expect(status).toBe(403)
    const names = [...headers.keys()].filter((key) => key.startsWith('access-control'))
    expect(names).toEqual([])
  })
})

describe('a reply that is streamed', () => {
  const streamed = async (paths: string, inputs: object) =>
    fetch(`${url}/v1/trpc/${paths}?batch=1`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'trpc-accept': 'application/jsonl',
        origin: own,
      },
      body: JSON.stringify(inputs),
    })

  test('CS4 cannot carry a cookie: the call is refused, and no session remains', async () => {
    const before = await sessionOf()
    const reply = await streamed('auth.signIn', { 0: { json: credentials() } })
    expect(reply.headers.getSetCookie()).toEqual([])
    expect(await reply.text()).toContain('streamed_cookie')
    expect(await sessionOf()).toBe(before)
  })

  test('one that carries tokens can', async () => {
    const before = await sessionOf()
    const input = { email: team.viewer.email, password }
    const reply = await streamed('auth.signIn', { 0: { json: input } })
    expect(await reply.text()).toContain('refreshToken')
    expect(await sessionOf()).toBe(before + 1)
  })
})

test('a batch that signs in twice sets two cookies, each in a header of its own', async () => {
  const reply = await fetch(`${url}/v1/trpc/auth.signIn,auth.signIn?batch=1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: own },
    body: JSON.stringify({ 0: { json: credentials() }, 1: { json: credentials() } }),
  })
  const cookies = reply.headers.getSetCookie().map((set) => set.split(';', 1)[0] ?? '')
  expect(new Set(cookies).size).toBe(2)
  for (const cookie of cookies) expect((await asksMe({ cookie, origin: own })).status).toBe(200)
})

describe('a cookie that is none', () => {
  const secret = `bs_${'A'.repeat(43)}`

  test.each<[string, string[]]>([
    ['empty', [`${name}=`]],
    ['of no form', [`${name}=x`]],
    ['well formed and unknown', [`${name}=${secret}`]],
    ['a personal access token', [`${name}=bak_${'A'.repeat(43)}`]],
    ['quoted', [`${name}="${secret}"`]],
    ['bad escapes', [`${name}=%E0%A4%A`]],
    ['control signs', [`${name}=\t\u0001`]],
    ['bytes that are no UTF-8', [`${name}=\u00ff\u00fe`]],
    ['no name at all', ['=;=;;;=']],
    ['another one’s name', [`__proto__=${secret}; constructor=x`]],
    ['huge', [`${name}=${'x'.repeat(12_000)}`]],
    ['thousands', [Array.from({ length: 1_000 }, (_, at) => `c${at}=1`).join('; ')]],
    ['two in one header', [`${name}=${secret}; ${name}=${secret}`]],
    ['two headers', [`${name}=${secret}`, `${name}=x`]],
  ])('is nobody’s: %s', async (_, cookies) => {
    const lines = [
      'GET /v1/trpc/auth.me HTTP/1.1',
      'Host: app.example.com',
      `Origin: ${own}`,
      'Connection: close',
      ...cookies.map((cookie) => `Cookie: ${cookie}`),
    ]
    const reply = await rawRequest(url, [Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')])
    // 400: what no HTTP message may hold.
    expect(statusOf(reply)).toBe(cookies.join().includes('\u0001') ? 400 : 401)
  })

  test('is not made one by a right one beside it', async () => {
    const { cookie } = await signInByCookie()
    expect((await asksMe({ cookie, origin: own })).status).toBe(200)
    const both = { cookie: `${cookie}; ${name}=${secret}`, origin: own }
    expect((await asksMe(both)).status).toBe(401)
  })
})
