import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { composeRouter } from '@backarch/api'
import { createTestDatabase } from '@backarch/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { runChild, urlOf, type ChildServer } from './support/child-server.ts'
import { createLink } from './support/database-link.ts'
import { journey } from './support/journey.ts'

const password = 'Canary-horse-battery-71'
const email = 'canary.person+tag@mail.example.org'
const card = '4242 4242 4242 4242'

const stack = new AsyncDisposableStack()
let server: ChildServer
let link: Awaited<ReturnType<typeof createLink>>
let url = ''
/** Bodies of every reply that told of a failure. */
const refusals: string[] = []

beforeAll(async () => {
  const database = stack.use(await createTestDatabase())
  link = stack.use(await createLink(database.url))
  server = stack.use(
    runChild('test/children/run-journey.ts', { DATABASE_URL: link.url, LOG_LEVEL: 'trace' }),
  )
  url = await urlOf(server)
})
afterAll(() => stack.disposeAsync())

async function send(path: string, init: RequestInit = {}): Promise<unknown> {
  const reply = await fetch(`${url}/v1/trpc/${path}`, init)
  const text = await reply.text()
  if (!reply.ok) refusals.push(text, JSON.stringify([...reply.headers]))
  return text
}

function post(path: string, json: unknown, headers: Record<string, string> = {}): Promise<unknown> {
  const body = JSON.stringify({ json })
  return send(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

/** The token of the newest mail. */
async function mailedToken(): Promise<string> {
  const folder = join(server.dataDir, 'mail')
  const newest = (await readdir(folder)).toSorted().at(-1) ?? ''
  const text = await readFile(join(folder, newest), 'utf8')
  return /#token=([\w-]+)/.exec(text.replaceAll('=\r\n', '').replaceAll('=3D', '='))?.[1] ?? ''
}

function found(text: unknown, pattern: RegExp): string {
  const match = pattern.exec(String(text))?.[1]
  if (match === undefined) throw new Error(`Nothing like ${String(pattern)} in ${String(text)}`)
  return match
}

/** What a careless or hostile client may send as values, at any depth. (The name of an unknown field is told back.) */
function loads(canary: string): unknown[] {
  let deep: unknown = canary
  for (let level = 0; level < 30; level += 1) deep = level % 2 === 0 ? { password: deep } : [deep]
  const names = [
    'email',
    'password',
    'newPassword',
    'token',
    'refreshToken',
    'code',
    'challenge',
    'flow',
    'name',
    'orgId',
    'card',
  ]
  return [
    canary,
    deep,
    Object.fromEntries(names.map((name) => [name, canary])),
    Object.fromEntries(names.map((name) => [name, { not: [canary] }])),
  ]
}

test('LG1 no password, token, address or card of a whole journey is in a log or an error reply', async () => {
  await post('auth.signUp', { email })
  const mailed = await mailedToken()
  await post('auth.confirmSignUp', { token: `${mailed}x` })
  const opened = await post('auth.confirmSignUp', { token: mailed, name: 'Ada', password })
  await post('auth.confirmSignUp', { token: mailed, name: 'Ada', password })
  const access = found(opened, /"accessToken":"([^"]+)"/)
  const refresh = found(opened, /"refreshToken":"([^"]+)"/)
  const wrong = 'Another-canary-battery-72'
  await post('auth.signIn', { email, password: wrong })
  await post('auth.signIn', { email: 'canary.nobody@mail.example.org', password })
  await post('auth.signUp', { email })
  const next = found(
    await post('auth.refresh', { refreshToken: refresh }),
    /"refreshToken":"([^"]+)"/,
  )
  await post('auth.refresh', { refreshToken: next })
  await post('auth.refresh', { refreshToken: refresh })
  await post('auth.askPasswordReset', { email })

  const secrets = [password, wrong, email, card, access, refresh, mailed]
  // oxlint-disable-next-line no-underscore-dangle -- tRPC's own name.
  const procedures = Object.keys(composeRouter(journey)._def.procedures)
  for (const secret of secrets) {
    const headers = {
      authorization: `Bearer ${secret}`,
      cookie: `__Host-backarch_session=${secret}`,
      'user-agent': secret,
      referer: `https://app.example.com/#token=${secret}`,
    }
    for (const load of loads(secret)) {
      await Promise.all(procedures.map((path) => post(path, load, headers)))
    }
    await send(`auth.me?input=${encodeURIComponent(JSON.stringify({ json: secret }))}`)
    await send('auth.signIn', {
      method: 'POST',
      body: `{"json":{"password":"${secret}`,
      headers: { 'content-type': 'application/json' },
    })
    await send('auth.signIn', {
      method: 'POST',
      body: `password=${secret}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  }

  await link.cut()
  const bearer = { authorization: `Bearer ${access}` }
  await Promise.all([
    post('auth.signIn', { email, password }),
    post('auth.signUp', { email: 'canary.other@mail.example.org' }),
    post('auth.refresh', { refreshToken: next }),
    post('auth.me', undefined, bearer),
    post('auth.confirmSignUp', { token: mailed, name: 'Ada', password }),
  ])

  server.process.kill('SIGTERM')
  const { stdout, stderr } = await server.exit
  expect(stderr.split('\n').length).toBeGreaterThan(procedures.length)
  expect(refusals.length).toBeGreaterThan(procedures.length * secrets.length)
  const tokens = [access, refresh, next, mailed].flatMap((token) => [token, token.slice(-16)])
  const hits = [password, wrong, 'canary.', '4242 4242', '4242%204242', ...tokens]
  const told = { log: stderr, output: stdout, replies: refusals.join('\n') }
  for (const [where, text] of Object.entries(told)) {
    for (const hit of hits) {
      const line = text.split('\n').find((one) => one.includes(hit))
      expect(line, `${hit} in the ${where}`).toBeUndefined()
    }
  }
})
