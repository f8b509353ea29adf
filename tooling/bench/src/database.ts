import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createLogger, newId } from '@backarch/core'
import { createDatabase, type Db, startPostgres } from '@backarch/db'
import { migrate } from '@backarch/db/migrate'
import pg from 'pg'

import { type Bench, type Measurement, sideBySide } from './measure.ts'

/** A multiple of everything that runs at once. */
const rows = 480
const connections = 10
const callsPerRound = 2_400

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
      return [...(await reads(ours.db, bare, keys)), ...(await updates(ours.db, bare, keys))]
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
      tally: {},
      createdAt: now,
      updatedAt: now,
    })),
  })
  return keys
}

async function reads(db: Db, bare: pg.Pool, keys: readonly Key[]): Promise<Measurement[]> {
  const one = 'SELECT * FROM diagram WHERE org_id = $1 AND id = $2'
  const list = 'SELECT * FROM diagram WHERE org_id = $1 ORDER BY id DESC LIMIT 100'
  const byKey = {
    ours: async (i: number) => {
      const row = await db.diagram.findUnique({ where: { orgId_id: at(keys, i) } })
      if (row === null) throw new Error('the row is gone')
    },
    bare: async (i: number) => {
      const { orgId, id } = at(keys, i)
      const { rows: found } = await bare.query({ name: 'one', text: one, values: [orgId, id] })
      if (found.length !== 1) throw new Error('the row is gone')
    },
  }
  const lists = {
    ours: async (i: number) => {
      const { orgId } = at(keys, i)
      await db.diagram.findMany({ where: { orgId }, orderBy: { id: 'desc' }, take: 100 })
    },
    bare: async (i: number) => {
      await bare.query({ name: 'list', text: list, values: [at(keys, i).orgId] })
    },
  }
  return [
    // Prisma joins look-ups of one moment into one statement; alone, each pays for itself.
    await compare('one row by its key', { calls: byKey, atOnce: 16, atLeast: 0.7 }),
    await compare('one row by its key', { calls: byKey, atOnce: 1 }),
    await compare('a list of 100 rows', { calls: lists, atOnce: 16 }),
  ]
}

/** Both sides update the same rows in turn, so each must know the version that the other left. */
async function updates(db: Db, bare: pg.Pool, keys: readonly Key[]): Promise<Measurement[]> {
  const text =
    'UPDATE diagram SET current_version = current_version + 1, updated_at = $4 WHERE org_id = $1 AND id = $2 AND current_version = $3'
  const versions = new Map(keys.map((key) => [key, 1]))
  const next = (i: number) => {
    const key = at(keys, i)
    const version = versions.get(key) ?? 1
    versions.set(key, version + 1)
    return { key, version }
  }
  const calls = {
    ours: async (i: number) => {
      const { key, version } = next(i)
      const { count } = await db.diagram.updateMany({
        where: { ...key, currentVersion: version },
        data: { currentVersion: { increment: 1 }, updatedAt: new Date() },
      })
      if (count !== 1) throw new Error('the version was not the expected one')
    },
    bare: async (i: number) => {
      const { key, version } = next(i)
      const values = [key.orgId, key.id, version, new Date()]
      const { rowCount } = await bare.query({ name: 'update', text, values })
      if (rowCount !== 1) throw new Error('the version was not the expected one')
    },
  }
  return [
    await compare('update at a version', { calls, atOnce: 16, atLeast: 0.85 }),
    await compare('update at a version', { calls, atOnce: 1 }),
  ]
}

type Call = (i: number) => Promise<void>

async function compare(
  what: string,
  options: {
    readonly calls: { readonly ours: Call; readonly bare: Call }
    readonly atOnce: number
    readonly atLeast?: number
  },
): Promise<Measurement> {
  const { calls, atOnce, atLeast } = options
  const { ours, peer } = await sideBySide(
    7,
    () => round(calls.ours, atOnce),
    () => round(calls.bare, atOnce),
  )
  return {
    what: `${what}, ${atOnce === 1 ? 'one after another' : `${atOnce} at once`}`,
    ours: perSecond(ours),
    peer: perSecond(peer),
    figure: peer / ours,
    ...(atLeast === undefined ? {} : { goal: { atLeast } }),
  }
}

/** Every one of those at once takes rows of its own, so no two meet on one. */
async function round(call: Call, atOnce: number): Promise<void> {
  await Promise.all(
    Array.from({ length: atOnce }, async (_, first) => {
      for (let i = first; i < callsPerRound; i += atOnce) await call(i)
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
