import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { Client } from 'pg'
import { expect, test } from 'vitest'

import { migrate } from '../../src/migrate.ts'
import { runCommand } from '../../src/run-command.ts'
import { createTestDatabase } from '../../src/testing.ts'
import { runScript } from '../support/run-script.ts'
import { step } from '../support/step.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { writePackages } from '../support/write-packages.ts'

const history = [
  step('20260101000000_things', 'CREATE TABLE thing (id int PRIMARY KEY, note text);'),
  step(
    '20260102000000_words',
    `CREATE TABLE word (text text DEFAULT ';');
     CREATE FUNCTION two() RETURNS int LANGUAGE sql AS $$ SELECT 1; SELECT 2; $$;
     INSERT INTO word DEFAULT VALUES;`,
    'features-words',
  ),
]

async function connect(url: string): Promise<Client & AsyncDisposable> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() })
}

async function rows(url: string, sql: string): Promise<unknown[]> {
  await using client = await connect(url)
  return (await client.query(sql)).rows
}

test('a history is applied once, also with semicolons inside strings and functions', async () => {
  await using scratch = await createTestDatabase({ history: [] })
  const { url } = scratch
  expect(await migrate({ url, history })).toEqual(history.map(({ name }) => name))
  expect(await migrate({ url, history })).toEqual([])
  expect(await rows(url, 'SELECT text, two() FROM word')).toEqual([{ text: ';', two: 2 }])
})

test('a long history is applied without a word of warning', async () => {
  const warnings: Error[] = []
  const note = (warning: Error): unknown => warnings.push(warning)
  process.on('warning', note)
  const long = Array.from({ length: 15 }, (_, i) =>
    step(`202601${i + 10}000000_table_${i}`, `CREATE TABLE table_${i} (id int);`),
  )
  await using scratch = await createTestDatabase({ history: [] })
  expect(await migrate({ url: scratch.url, history: long })).toHaveLength(15)
  // Warnings are told on the next turn of the loop.
  await sleep(0)
  process.off('warning', note)
  expect(warnings).toEqual([])
})

test("the record is Prisma's own", async () => {
  await using scratch = await createTestDatabase({ history })
  const records = await rows(
    scratch.url,
    `SELECT migration_name, checksum, applied_steps_count, logs, rolled_back_at
       FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name`,
  )
  expect(records).toEqual(
    history.map(({ name, checksum }) => ({
      migration_name: name,
      checksum,
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
    })),
  )
})

test('MG1 processes that start at once on an empty database migrate it once', async () => {
  await using scratch = await createTestDatabase({ history: [] })
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'history.json')
  await writeFile(file, JSON.stringify(history))
  const scripts = Array.from({ length: 3 }, () => runScript('migrate', [scratch.url, file]))
  const applied = await Promise.all(scripts.map(async (script) => JSON.parse(await script.line())))
  expect(applied.flat<string[]>().toSorted()).toEqual(history.map(({ name }) => name))
  expect(await Promise.all(scripts.map(({ exit }) => exit))).toEqual([0, 0, 0])
  expect(await rows(scratch.url, 'SELECT 1 FROM word')).toHaveLength(1)
})

test('MG2 a migration killed inside any step leaves whole steps, and running again finishes', async () => {
  await using scratch = await createTestDatabase({ history: [] })
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'history.json')
  // Every step stops half-way until nobody holds the lock it asks for, and is killed there once.
  const slow = history.map((each) =>
    step(
      each.name,
      `${each.sql} SELECT pg_advisory_xact_lock(7); CREATE TABLE after_${each.name} ();`,
    ),
  )
  await writeFile(file, JSON.stringify(slow))
  await using holder = await connect(scratch.url)
  for (let applied = 0; applied < slow.length; applied++) {
    await holder.query('SELECT pg_advisory_lock(7)')
    const script = runScript('migrate', [scratch.url, file])
    await waiting(holder)
    script.child.kill('SIGKILL')
    await script.exit
    await holder.query('SELECT pg_advisory_unlock_all()')
    const tables = await rows(scratch.url, `SELECT 1 FROM pg_tables WHERE tablename LIKE 'after_%'`)
    expect(tables).toHaveLength(applied)
    expect(await migrate({ url: scratch.url, history: slow.slice(0, applied + 1) })).toEqual([
      slow[applied]?.name,
    ])
  }
  expect(await scratch.db.$queryRaw`SELECT text FROM word`).toEqual([{ text: ';' }])
})

/** Until some other session waits for a lock that this one holds. */
async function waiting(holder: Client): Promise<void> {
  for (;;) {
    const { rowCount } = await holder.query(
      `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = 7`,
    )
    if (rowCount === 1) return
    await sleep(20)
  }
}

test('MG4 a step that meets a locked table lets the others pass, and gives up in time', async () => {
  await using scratch = await createTestDatabase({ history: history.slice(0, 1) })
  const { url } = scratch
  const altering = [
    ...history.slice(0, 1),
    step('20260103000000_alter', 'ALTER TABLE thing ADD x int'),
  ]
  await using holder = await connect(url)
  await holder.query('BEGIN; SELECT * FROM thing')
  const work = migrate({ url, history: altering, lockTimeoutMillis: 100, attempts: 2 })
  const outcome = work.catch((error: unknown) => error)
  // Behind a waiting ALTER TABLE even this would wait; it must not wait longer than the time limit.
  await using reader = await connect(url)
  await reader.query(`SET statement_timeout = '3s'`)
  for (let at = 0; at < 20; at++) await reader.query('SELECT * FROM thing')
  expect(await outcome).toMatchObject({ code: 'CONFLICT', details: { reason: 'migration_locked' } })
  await holder.query('COMMIT')
  expect(await migrate({ url, history: altering })).toEqual(['20260103000000_alter'])
})

test('MG4 a lock that is let go while the step tries does not stop it', async () => {
  await using scratch = await createTestDatabase({ history: history.slice(0, 1) })
  const { url } = scratch
  const altering = [
    ...history.slice(0, 1),
    step('20260103000000_alter', 'ALTER TABLE thing ADD x int'),
  ]
  await using holder = await connect(url)
  await holder.query('BEGIN; SELECT * FROM thing')
  const work = migrate({ url, history: altering, lockTimeoutMillis: 50, attempts: 50 })
  await sleep(100)
  await holder.query('COMMIT')
  expect(await work).toEqual(['20260103000000_alter'])
})

test('a step that fails changes nothing, is named, and can be repaired', async () => {
  await using scratch = await createTestDatabase({ history })
  const { url } = scratch
  const broken = step('20260103000000_broken', 'CREATE TABLE half (); CREATE TABLE thing ();')
  await expect(migrate({ url, history: [...history, broken] })).rejects.toThrow(
    'Migration 20260103000000_broken of features-notes failed and changed nothing: relation "thing" already exists',
  )
  expect(await rows(url, `SELECT to_regclass('half') AS half`)).toEqual([{ half: null }])
  const repaired = step(broken.name, 'CREATE TABLE half ();')
  expect(await migrate({ url, history: [...history, repaired] })).toEqual([broken.name])
})

test.each([
  'BEGIN; SELECT 1; COMMIT',
  'CREATE INDEX CONCURRENTLY i ON thing (note)',
  'VACUUM thing',
])('%s cannot be part of a step', async (sql) => {
  await using scratch = await createTestDatabase({ history: [] })
  const work = migrate({ url: scratch.url, history: [step('20260103000000_own', sql)] })
  await expect(work).rejects.toThrow('cannot be part of the one transaction every step is')
})

test('a database that holds tables of somebody else is refused', async () => {
  await using scratch = await createTestDatabase({ history: [] })
  await using client = await connect(scratch.url)
  await client.query('DROP TABLE IF EXISTS _prisma_migrations; CREATE TABLE theirs (id int)')
  await expect(migrate({ url: scratch.url, history })).rejects.toMatchObject({
    code: 'CONFLICT',
    details: { reason: 'database_not_empty' },
  })
  expect(await rows(scratch.url, 'SELECT * FROM theirs')).toEqual([])
})

test('MG3 code that is one step behind its database finds it up to date', async () => {
  await using scratch = await createTestDatabase({ history })
  expect(await migrate({ url: scratch.url, history: history.slice(0, 1) })).toEqual([])
})

test('a server that is not there is UNAVAILABLE', async () => {
  await expect(migrate({ url: 'postgres://x@127.0.0.1:1/x', history })).rejects.toMatchObject({
    code: 'UNAVAILABLE',
  })
})

test('pnpm db:status tells what a database has applied, and what was edited since', async () => {
  await using scratch = await createTestDatabase({ history })
  await using folder = await temporaryFolder()
  const sql = 'CREATE TABLE thing (id int PRIMARY KEY);'
  const packagesFolder = await writePackages(folder.path, {
    'features-notes/models.prisma': 'model Thing {\n  id Int @id\n\n  @@map("thing")\n}\n',
    'features-notes/migrations/20260101000000_things/migration.sql': sql,
    'features-notes/migrations/20260104000000_more/migration.sql': 'SELECT 1;',
  })
  const lines: string[] = []
  const code = await runCommand(['status'], {
    say: (line) => lines.push(line),
    complain: (line) => lines.push(line),
    databaseUrl: () => Promise.resolve(scratch.url),
    packagesFolder,
  })
  expect(lines).toEqual([
    '2 migrations of 1 packages give exactly their models.',
    'DATABASE_URL has 2 migrations.',
    '  pending: 20260104000000_more (the next start applies it)',
    '  edited after it was applied: 20260101000000_things (restore the file and add a new step)',
    '  unknown here: 20260102000000_words (a newer version of this code applied it, or its feature was removed)',
  ])
  expect(code).toBe(1)
})
