import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'

import { createDatabase } from '@backarch/db'
import { createTestDatabase } from '@backarch/db/testing'
import { describe, expect, test } from 'vitest'

import { runChild, urlOf } from './support/child-server.ts'
import { createLink } from './support/database-link.ts'
import { probe } from './support/test-feature.ts'
import { createTestServer } from './support/test-server.ts'

const fixture = 'test/children/run-probe.ts'

describe('CF1 a wrong environment ends the start, and every problem is named', () => {
  test('CF1 names, never values', async () => {
    await using server = runChild('src/main.ts', {
      PORT: '99999',
      CORS_ORIGINS: 'https://good.example,hunter2-not-an-origin',
      DATABASE_URL: 'mysql://root:hunter2-password@db/x',
      TRUST_PROXY: 'yes-hunter2',
      PUBLIC_URL: 'https://x.example/path-hunter2',
    })
    const { code, stdout, stderr } = await server.exit
    expect(code).toBe(1)
    expect(stdout).toBe('')
    for (const name of ['PORT', 'CORS_ORIGINS', 'DATABASE_URL', 'TRUST_PROXY', 'PUBLIC_URL']) {
      expect(stderr).toContain(name)
    }
    expect(stderr).not.toContain('hunter2')
    expect(stderr).not.toMatch(/\bat .+\.ts/)
  })

  test('CF1 production without its secrets', async () => {
    await using server = runChild('test/children/run-journey.ts', { NODE_ENV: 'production' })
    const { code, stderr } = await server.exit
    expect(code).toBe(1)
    expect(stderr).toContain('AUTH_SIGNING_KEYS')
    expect(stderr).toContain('AUTH_ENCRYPTION_KEYS')
  })
})

describe('a start that cannot be', () => {
  test('a busy port is one clear line, and no database is set up for it', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = String(typeof address === 'object' && address ? address.port : 0)
    await using server = runChild(fixture, { PORT: port })
    const { code, stderr } = await server.exit
    expect(code).toBe(1)
    expect(stderr).toBe(
      `Port ${port} is in use: stop what uses it, or set PORT to another (0 takes any free one).\n`,
    )
    await expect(stat(join(server.dataDir, 'postgres'))).rejects.toThrow('ENOENT')
    other.close()
  })

  test('so is one that was taken while everything else started', async () => {
    await using real = await createTestDatabase()
    await using database = createDatabase({ url: real.url })
    await using first = await createTestServer(database, { probe })
    const { port } = new URL(first.url)
    await expect(createTestServer(database, { probe }, { PORT: port })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining(`Port ${port} is in use`),
    })
  })

  test('a database that is not there, or lets nobody in, is one clear line that names the variable', async () => {
    await using real = await createTestDatabase()
    const wrongPassword = new URL(real.url)
    wrongPassword.password = 'hunter2'
    const noDatabase = new URL(real.url)
    noDatabase.pathname = '/hunter2'
    const cases = {
      'postgres://a:hunter2@127.0.0.1:9/x':
        'Nothing answers at 127.0.0.1:9: start the PostgreSQL there, or correct DATABASE_URL.\n',
      [wrongPassword.href]: `The PostgreSQL at ${wrongPassword.host} refuses the user or password of DATABASE_URL: correct them.\n`,
      [noDatabase.href]: `The PostgreSQL at ${noDatabase.host} has no database of the name in DATABASE_URL: create it, or correct the name.\n`,
    }
    for (const [url, sentence] of Object.entries(cases)) {
      await using server = runChild(fixture, { DATABASE_URL: url })
      expect(await server.exit).toMatchObject({ code: 1, stderr: sentence })
    }
  })
})

test('DU5 it brings its own database; a second server on the folder is refused, a restart is not', async () => {
  await using first = runChild(fixture)
  const url = await urlOf(first)
  expect(first.printed().trim().split('\n').length).toBeLessThan(6)
  expect(first.printed()).toContain(join(first.dataDir, 'postgres'))
  expect((await fetch(`${url}/v1/ready`)).status).toBe(200)

  await using second = runChild(fixture, { DATA_DIR: first.dataDir })
  const refused = await second.exit
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain(String(first.process.pid))
  expect(refused.stderr.trim().split('\n')).toHaveLength(1)
  expect((await fetch(`${url}/v1/ready`)).status).toBe(200)

  first.process.kill('SIGTERM')
  expect(await first.exit).toMatchObject({ code: 0, stderr: '' })
  await using third = runChild(fixture, { DATA_DIR: first.dataDir })
  expect((await fetch(`${await urlOf(third)}/v1/ready`)).status).toBe(200)
})

test('DU2 without its database it lives, is not ready, answers 503, and recovers by itself', async () => {
  await using real = await createTestDatabase()
  await using link = await createLink(real.url)
  await using database = createDatabase({ url: link.url, connectionTimeoutMillis: 1_000 })
  await using server = await createTestServer(database, { probe })
  const query = () => fetch(`${server.url}/v1/trpc/probe.database`)
  expect((await query()).status).toBe(200)

  await link.cut()
  const [live, ready, call] = await Promise.all([
    fetch(`${server.url}/v1/health`),
    fetch(`${server.url}/v1/ready`),
    query(),
  ])
  expect([live.status, ready.status, call.status]).toEqual([200, 503, 503])
  expect(await ready.json()).toMatchObject({ checks: { database: { status: 'failed' } } })
  expect(await call.json()).toMatchObject({
    error: { json: { data: { code: 'SERVICE_UNAVAILABLE', reason: 'database_unreachable' } } },
  })

  await link.mend()
  await expect.poll(async () => (await query()).status).toBe(200)
  expect((await fetch(`${server.url}/v1/ready`)).status).toBe(200)
})

test('a feature shipped under another name than its own is refused before anything listens', async () => {
  await using testDatabase = await createTestDatabase()
  await expect(createTestServer(testDatabase.database, { renamed: probe })).rejects.toThrow(
    'The feature probe is shipped under the name renamed: rename one of them.',
  )
})
