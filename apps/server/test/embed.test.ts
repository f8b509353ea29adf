import { createCallerFactory, type Features } from '@backarch/api'
import { createTestContext, testFolder } from '@backarch/api/testing'
import { createLogger } from '@backarch/core'
import { createTestDatabase } from '@backarch/db/testing'
import { canvas } from '@backarch/features-canvas/feature'
import { createTestDiagram } from '@backarch/features-canvas/testing'
import { createTestOrganization } from '@backarch/services-access/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createServer } from '../src/create-server.ts'
import { pagesOf } from '../src/pages-of.ts'
import { readServerConfig } from '../src/read-server-config.ts'

const stack = new AsyncDisposableStack()
const lines: string[] = []
let url = ''
let token = ''

beforeAll(async () => {
  const { database, db } = stack.use(await createTestDatabase())
  const features = { canvas }
  const config = await readServerConfig(features, {
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: testFolder(),
  })
  const log = createLogger({ level: 'trace', destination: { write: (line) => lines.push(line) } })
  url = stack.use(await createServer({ config, database, features, log })).url
  const { id: orgId, as } = await createTestOrganization(createTestContext({ db }))
  const { id: diagramId } = await createTestDiagram(as.editor, { name: 'Shop' })
  const call = createCallerFactory(canvas.router)(as.editor)
  const embedOrigins = ['https://wiki.example.com', 'http://localhost:3000']
  token = (await call.shares.create({ orgId, diagramId, embedOrigins })).token
})
afterAll(() => stack.disposeAsync())

test('CS5 a page may frame a diagram where its link says so, and nothing else there is to frame', async () => {
  const reply = await fetch(`${url}/embed/${token}`)
  expect(reply.status).toBe(200)
  const policy = reply.headers.get('content-security-policy')
  expect(policy?.match(/frame-ancestors [^;]*/)?.[0]).toBe(
    'frame-ancestors https://wiki.example.com http://localhost:3000',
  )
  expect(policy).toContain("default-src 'none'; ")
  expect(reply.headers.get('x-frame-options')).toBeNull()
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
  expect(reply.headers.get('cache-control')).toBe('no-store')
  expect(reply.headers.get('set-cookie')).toBeNull()
  expect(await reply.text()).toContain('<svg')
  for (const path of ['/embed/none', '/embed/', '/embed', `/embed/${token}/x`, '/', '/v1/health']) {
    const other = await fetch(`${url}${path}`)
    expect(other.headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
  }
})

test('a link that is none is one sentence, and only GET and HEAD get an answer', async () => {
  const none = await fetch(`${url}/embed/share_${'A'.repeat(43)}`)
  expect([none.status, none.headers.get('content-type')]).toEqual([
    404,
    'text/plain; charset=utf-8',
  ])
  expect(await none.text()).toMatch(/^There is nothing behind this link/)
  const head = await fetch(`${url}/embed/${token}`, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
  expect((await fetch(`${url}/embed/${token}`, { method: 'POST' })).status).toBe(405)
})

test('LG1 no line of the log holds the secret in a page’s address', async () => {
  await fetch(`${url}/embed/${token}`)
  await fetch(`${url}/embed/${token}/${token}?token=${token}`)
  await expect
    .poll(() => lines.filter((line) => line.includes('/embed/')).length)
    .toBeGreaterThan(1)
  expect(lines.filter((line) => line.includes(token.slice('share_'.length)))).toEqual([])
})

test('two features cannot have one page', () => {
  const features: Features = { canvas, again: canvas }
  expect(() => pagesOf(features)).toThrow('Two shipped features have a page /embed/.')
  expect([...pagesOf({ canvas }).keys()]).toEqual(['embed'])
})
