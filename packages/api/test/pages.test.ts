import { AppError, createLogger } from '@backarch/core'
import { createDatabase } from '@backarch/db'
import { expect, test } from 'vitest'

import { createPages } from '../src/http/index.ts'
import type { WebPage } from '../src/index.ts'
import { createTestContext } from '../src/testing.ts'

const lines: string[] = []
const log = createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } })
const { db } = createDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
const shared = { ...createTestContext({ db }), log }

const failing: WebPage = async (_, rest) => {
  switch (rest) {
    case 'app':
      throw new AppError('NOT_FOUND', 'There is nothing here to see.')
    case 'limited':
      throw new AppError('RATE_LIMITED', 'Too often.', { details: { retryAfterSeconds: 7 } })
    default:
      throw new Error('kangaroo-4711')
  }
}

const pages = createPages(
  new Map<string, WebPage>([
    ['failing', failing],
    [
      'shown',
      async ({ principal, credential, setCookie, peer }, rest) =>
        Response.json({ principal, credential, setCookie, address: peer?.address, rest }),
    ],
  ]),
  shared,
)

const peer = { address: '192.0.2.1', userAgent: null }

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const reply = await pages(new Request(`http://localhost${path}`, { headers }), peer, path)
  if (!reply) throw new Error(`${path} is no page's.`)
  return reply
}

test('a page is given what follows its name, and nobody who is signed in', async () => {
  const headers = { cookie: '__Host-backarch_session=secret', authorization: 'Bearer secret' }
  for (const [path, rest] of [
    ['/shown/one/two', 'one/two'],
    ['/shown/', ''],
    ['/shown', ''],
    ['/shown//x', '/x'],
  ] as const) {
    expect(await (await get(path, headers)).json()).toEqual({
      principal: { kind: 'anonymous' },
      credential: null,
      setCookie: null,
      address: '192.0.2.1',
      rest,
    })
  }
})

test('a path that is no page’s is left to the host', () => {
  for (const path of ['/', '/none/x', '/shownx/', '//shown/x', '/__proto__/x', '/constructor']) {
    expect(pages(new Request('http://localhost/'), peer, path)).toBeNull()
  }
})

test('ER1 a refusal is one sentence, and what nobody foresaw says nothing but the request’s id', async () => {
  const refused = await get('/failing/app')
  expect(refused.status).toBe(404)
  expect(await refused.text()).toBe('There is nothing here to see.\n')
  expect(refused.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  const limited = await get('/failing/limited')
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7'])
  const broken = await get('/failing/x')
  const id = broken.headers.get('x-request-id')
  expect(broken.status).toBe(500)
  expect(await broken.text()).toBe(
    `Something went wrong on our side. Quote request ${id} when you ask for help.\n`,
  )
  expect(lines.filter((line) => line.includes('a page failed'))).toHaveLength(1)
  expect(lines.join('\n')).toContain(id)
})
