import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

import { Client as Connection } from 'pg'

import { createDatabase, type Database, type DatabaseOptions } from '../client/create-database.ts'
import type { Client } from '../client/db.ts'
import { readHistory, type Migration } from '../compose/history.ts'
import { migrate } from '../migrate/migrate.ts'
import { clusterVariable } from './setup.ts'

export interface TestDatabase extends AsyncDisposable {
  readonly url: string
  readonly database: Database
  readonly db: Client
}

export interface TestDatabaseOptions extends Partial<Omit<DatabaseOptions, 'url'>> {
  /** Default: the composed history of the workspace. `[]` gives an empty database. */
  readonly history?: readonly Migration[]
}

/**
 * A fresh, migrated database for one test file, copied from a template; dropped when disposed. One that a
 * crashed process left behind is dropped by the next process that asks for a database.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { history = await readHistory(), ...databaseOptions } = options
  const admin = new Connection({ connectionString: clusterUrl() })
  await admin.connect()
  try {
    await (sweeping ??= dropLeftovers(admin))
    const template = await ensureTemplate(admin, history)
    const name = `${testPrefix}${await processMark()}_${++created}`
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY wal_log`)
    const url = databaseUrl(name)
    const database = createDatabase({ poolSize: 5, ...databaseOptions, url })
    return {
      url,
      database,
      db: database.db,
      [Symbol.asyncDispose]: async () => {
        await database.close()
        await dropDatabase(name)
      },
    }
  } finally {
    await admin.end()
  }
}

const testPrefix = 'test_'
let created = 0
let sweeping: Promise<void> | null = null

function clusterUrl(): string {
  const url = process.env[clusterVariable]
  if (!url) {
    throw new Error(
      `${clusterVariable} is not set: add '@backarch/db/testing-setup' to test.globalSetup in this package's vitest.config.ts.`,
    )
  }
  return url
}

function databaseUrl(name: string): string {
  const url = new URL(clusterUrl())
  url.pathname = `/${name}`
  return url.href
}

/** The history applied once a cluster. It gets its name when it is complete, so a crash leaves no half of one. */
async function ensureTemplate(admin: Connection, history: readonly Migration[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(history)).digest('hex').slice(0, 16)
  const template = `template_${hash}`
  const exists = async (name: string): Promise<boolean> =>
    (await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount === 1
  if (await exists(template)) return template
  await admin.query('SELECT pg_advisory_lock(hashtext($1))', [template])
  try {
    if (await exists(template)) return template
    const building = `${template}_building`
    await admin.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${building} TEMPLATE template0 STRATEGY wal_log`)
    await migrate({ url: databaseUrl(building), history })
    await admin.query(`ALTER DATABASE ${building} RENAME TO ${template}`)
    return template
  } finally {
    await admin.query('SELECT pg_advisory_unlock(hashtext($1))', [template])
  }
}

async function dropDatabase(name: string): Promise<void> {
  const admin = new Connection({ connectionString: clusterUrl() })
  await admin.connect()
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  } finally {
    await admin.end()
  }
}

async function dropLeftovers(admin: Connection): Promise<void> {
  const { rows } = await admin.query(
    `SELECT datname AS name FROM pg_database WHERE datname LIKE 'test\\_%'`,
  )
  for (const { name } of rows) {
    const [, pid, startedAt] = /^test_(\d+)_(\d+)_\d+$/.exec(String(name)) ?? []
    if (pid === undefined || startedAt === undefined) continue
    if ((await startOf(Number(pid))) !== startedAt) {
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    }
  }
}

/** Process id and start, so that a reused id is not taken for the process that made the database. */
async function processMark(): Promise<string> {
  return `${process.pid}_${await startOf(process.pid)}`
}

/** When a process started, in the kernel's ticks; 0 where the kernel does not say; null when there is none. */
async function startOf(pid: number): Promise<string | null> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return null
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The second field is the program's name in brackets and may hold spaces.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0'
}
