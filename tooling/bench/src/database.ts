import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createLogger, newId } from '@backarch/core'
import { createDatabase, type Db, startPostgres } from '@backarch/db'
import { migrate } from '@backarch/db/migrate'
import pg from 'pg'

import { type Bench, type Measurement, sideBySide } from './measure.ts'

const rows = 500
const connections = 4
const callsPerRound = 2_000

/** Prisma through `createDatabase` beside the bare driver: same database, same connections, same statements. */
export const database: Bench = {
  name: 'database',
  title: `reads and version-checked updates a second over ${connections} connections, beside the bare pg driver`,
  run: async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'backarch-bench-'))
    const log = createLogger({ level: 'silent' })
    const postgres = await startPostgres({ dataDir, log })
    const { url } = postgres
    await migrate({ url, log })
    const ours = createDatabase({ url, poolSize: connections })
    const bare = new pg.Pool({ connectionString: url, max: connections })
    try {
      const keys = await fill(ours.db)
      return [await read(ours.db, bare, keys), await update(ours.db, bare, keys)]
    } finally {
      await bare.end()
      await ours.close()
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}

interface Key {
  readonly orgId: string
  readonly id: string
}

async function fill(db: Db): Promise<Key[]> {
  const now = new Date()
  const orgId = newId()
  const keys = Array.from({ length: rows }, () => ({ orgId, id: newId() }))
  await db.organization.create({
    data: { id: orgId, name: 'Bench', plan: 'free', createdAt: now, updatedAt: now },
  })
  await db.diagram.createMany({
    data: keys.map((key) => ({
      ...key,
      name: `Diagram ${key.id}`,
      currentVersion: 1,
      createdAt: now,
      updatedAt: now,
    })),
  })
  return keys
}

async function read(db: Db, bare: pg.Pool, keys: readonly Key[]): Promise<Measurement> {
  const text =
    'SELECT id, org_id, name, current_version, trashed_at, created_by, created_at, updated_at FROM diagram WHERE org_id = $1 AND id = $2'
  return compare('read one row by its key', 0.7, {
    // Not `findUnique`, which would join calls of one moment into one statement and flatter the figure.
    ours: async (i) => {
      const row = await db.diagram.findFirst({ where: at(keys, i) })
      if (row === null) throw new Error('the row is gone')
    },
    bare: async (i) => {
      const { orgId, id } = at(keys, i)
      const { rows: found } = await bare.query({ name: 'read', text, values: [orgId, id] })
      if (found.length !== 1) throw new Error('the row is gone')
    },
  })
}

/** Both sides update the same rows in turn, so each must know the version that the other left. */
async function update(db: Db, bare: pg.Pool, keys: readonly Key[]): Promise<Measurement> {
  const text =
    'UPDATE diagram SET current_version = current_version + 1, updated_at = $4 WHERE org_id = $1 AND id = $2 AND current_version = $3'
  const versions = new Map(keys.map((key) => [key, 1]))
  const next = (i: number) => {
    const key = at(keys, i)
    const version = versions.get(key) ?? 1
    versions.set(key, version + 1)
    return { key, version }
  }
  return compare('update one row at its version', 0.85, {
    ours: async (i) => {
      const { key, version } = next(i)
      const { count } = await db.diagram.updateMany({
        where: { ...key, currentVersion: version },
        data: { currentVersion: { increment: 1 }, updatedAt: new Date() },
      })
      if (count !== 1) throw new Error('the version was not the expected one')
    },
    bare: async (i) => {
      const { key, version } = next(i)
      const values = [key.orgId, key.id, version, new Date()]
      const { rowCount } = await bare.query({ name: 'update', text, values })
      if (rowCount !== 1) throw new Error('the version was not the expected one')
    },
  })
}

type Call = (i: number) => Promise<void>

async function compare(
  what: string,
  atLeast: number,
  calls: { ours: Call; bare: Call },
): Promise<Measurement> {
  const { ours, peer } = await sideBySide(
    7,
    () => round(calls.ours),
    () => round(calls.bare),
  )
  return {
    what,
    ours: perSecond(ours),
    peer: perSecond(peer),
    figure: peer / ours,
    goal: { atLeast },
  }
}

/** As many calls in flight as there are connections; each takes rows of its own, so no two meet on one. */
async function round(call: Call): Promise<void> {
  await Promise.all(
    Array.from({ length: connections }, async (_, first) => {
      for (let i = first; i < callsPerRound; i += connections) await call(i)
    }),
  )
}

function perSecond(milliseconds: number): string {
  return `${Math.round(callsPerRound / (milliseconds / 1000)).toLocaleString('en-US')} /s`
}

function at(keys: readonly Key[], i: number): Key {
  const key = keys[i % keys.length]
  if (key === undefined) throw new Error('no rows')
  return key
}
