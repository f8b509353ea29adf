import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, expect, test } from 'vitest'

import { asUnavailable, createDatabase, inTransaction, startPostgres } from '../../src/index.ts'
import { createTestDatabase } from '../../src/testing.ts'
import { runScript } from '../support/run-script.ts'
import { step } from '../support/step.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const unavailable = { name: 'AppError', code: 'UNAVAILABLE' }
/** What a caller would be told of a lone query's failure. */
function told(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'it worked',
    (error: unknown) => asUnavailable(error),
  )
}

/** Asks until there is an answer; what comes before it must be UNAVAILABLE. */
async function recovered(work: () => Promise<unknown>): Promise<unknown> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (asUnavailable(error) === null) throw error
    }
  }
}

const folder = await temporaryFolder()
afterAll(() => folder[Symbol.asyncDispose]())

test('opening a database connects to nothing', async () => {
  let connections = 0
  const server = createServer(() => connections++).listen(0, '127.0.0.1')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const database = createDatabase({ url: `postgres://nobody@127.0.0.1:${port}/nothing` })
  await sleep(20)
  await database.close()
  server.close()
  expect(connections).toBe(0)
})

test('where the server is may be found out by the first query', async () => {
  await using scratch = await createTestDatabase({ history: [] })
  let asked = 0
  await using database = createDatabase({
    url: () => {
      asked++
      return asked === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve(scratch.url)
    },
  })
  expect(asked).toBe(0)
  await expect(database.ready()).rejects.toThrow('not yet')
  await database.ready()
  await database.db.$queryRaw`SELECT 1`
  expect(asked).toBe(2)
})

test('DU3 an exhausted pool answers UNAVAILABLE after a bounded wait, and recovers', async () => {
  await using scratch = await createTestDatabase({
    history: [],
    poolSize: 1,
    // The holder's own first connection must come within it, on a busy machine too.
    connectionTimeoutMillis: 1_000,
  })
  const { promise: held, resolve: holding } = Promise.withResolvers<void>()
  const { promise: go, resolve: release } = Promise.withResolvers<void>()
  const holder = inTransaction(scratch.db, async (tx) => {
    await tx.$queryRaw`SELECT 1`
    holding()
    await go
  })
  await held
  expect(await told(scratch.db.$queryRaw`SELECT 1`)).toMatchObject(unavailable)
  await expect(inTransaction(scratch.db, async () => 1)).rejects.toMatchObject(unavailable)
  await expect(scratch.database.ready()).rejects.toMatchObject(unavailable)
  release()
  await holder
  expect(await scratch.db.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }])
})

test('DU3 a server without a free connection answers UNAVAILABLE', async () => {
  await using scratch = await createTestDatabase({ history: [], poolSize: 1 })
  const [{ name } = { name: '' }] = await scratch.db.$queryRaw<
    { name: string }[]
  >`SELECT current_database()::text AS name`
  await scratch.db.$executeRawUnsafe(`CREATE ROLE guest_${process.pid} LOGIN PASSWORD 'guest'`)
  await scratch.db.$executeRawUnsafe(`ALTER DATABASE ${name} CONNECTION LIMIT 0`)
  const url = new URL(scratch.url)
  url.username = `guest_${process.pid}`
  url.password = 'guest'
  try {
    await using database = createDatabase({ url: url.href })
    expect(await told(database.db.$queryRaw`SELECT 1`)).toMatchObject(unavailable)
  } finally {
    await scratch.db.$executeRawUnsafe(`DROP ROLE guest_${process.pid}`)
  }
})

test('DU2 a stopped server is UNAVAILABLE, and the same client works when it is back', async () => {
  const dataDir = folder.path
  let postgres = await startPostgres({ dataDir, durable: false })
  await using database = createDatabase({
    url: () => Promise.resolve(postgres.url),
    connectionTimeoutMillis: 2_000,
  })
  await database.db.$queryRaw`SELECT 1`
  await using other = createDatabase({ url: postgres.url, connectionTimeoutMillis: 2_000 })
  await other.db.$queryRaw`SELECT 1`
  await database.db
    .$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()`
  expect(await recovered(() => other.db.$queryRaw`SELECT 1 AS one`)).toEqual([{ one: 1 }])

  await postgres.stop()
  expect(await told(other.db.$queryRaw`SELECT 1`)).toMatchObject(unavailable)
  await expect(other.ready()).rejects.toMatchObject(unavailable)
  await expect(inTransaction(other.db, (tx) => tx.$queryRaw`SELECT 1`)).rejects.toMatchObject(
    unavailable,
  )
  const port = new URL(postgres.url).port
  postgres = await startPostgres({ dataDir, durable: false, port: Number(port) })
  expect(await recovered(() => other.db.$queryRaw`SELECT 1 AS one`)).toEqual([{ one: 1 }])
  await postgres.stop()
})

test('the server itself ends a statement and an idle transaction that take too long', async () => {
  await using scratch = await createTestDatabase({
    history: [step('20260101000000_a', 'CREATE TABLE thing (id int)')],
    statementTimeout: 100,
    idleInTransactionTimeout: 100,
  })
  expect(await told(scratch.db.$queryRaw`SELECT pg_sleep(5)::text`)).toMatchObject({
    ...unavailable,
    details: { reason: 'database_timeout' },
  })
  const idle = inTransaction(scratch.db, async (tx) => {
    await tx.$executeRaw`INSERT INTO thing VALUES (1)`
    await sleep(300)
    await tx.$executeRaw`INSERT INTO thing VALUES (2)`
  })
  await expect(idle).rejects.toMatchObject(unavailable)
  expect(await scratch.db.$queryRaw`SELECT * FROM thing`).toEqual([])
})

test('statements are prepared once a connection, and only so many', async () => {
  await using scratch = await createTestDatabase({ history: [], poolSize: 1 })
  for (let at = 0; at < 3; at++) await scratch.db.$queryRaw`SELECT ${at}::int AS at`
  for (let at = 0; at < 600; at++)
    await scratch.db.$queryRawUnsafe(`SELECT ${at} AS n, $1::int`, at)
  const [row] = await scratch.db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM pg_prepared_statements`
  expect(Number(row?.count)).toBeLessThanOrEqual(500)
  expect(Number(row?.count)).toBeGreaterThan(400)
})

test('a closed database says so instead of waiting', async () => {
  await using scratch = await createTestDatabase({ history: [] })
  const database = createDatabase({ url: scratch.url })
  await database.ready()
  await database.close()
  await database.close()
  await expect(database.ready()).rejects.toMatchObject(unavailable)
})

test('only the failures of the database are called so', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9000'), {
    code: 'ECONNREFUSED',
  })
  expect(asUnavailable(refused)).toBe(null)
  expect(asUnavailable(new Error('Something else'))).toBe(null)
  expect(asUnavailable('text')).toBe(null)
})

test('queries sent at once within one transaction leave no warning behind', async () => {
  await using scratch = await createTestDatabase({ history: [] })
  const script = runScript('ask-at-once', [scratch.url])
  expect(await script.line()).toBe('1 2 3 4')
  expect(await script.exit).toBe(0)
  expect(script.complaints()).toBe('')
})
