import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { defineFeature, publicProcedure, router, type Context } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import { createLogger, newOpaqueToken } from '@backarch/core'
import { createDatabase, startPostgres, type Database } from '@backarch/db'
import { migrate } from '@backarch/db/migrate'
import { auth } from '@backarch/features-auth/feature'
import { listDiagrams } from '@backarch/features-canvas'
import { canvas } from '@backarch/features-canvas/feature'
import { diagramPageSchema, listInputSchema } from '@backarch/features-canvas/schemas'
import { createTestDiagram } from '@backarch/features-canvas/testing'
import { createServer, readServerConfig } from '@backarch/server'
import { openSession } from '@backarch/services-access'
import { createTestOrganization } from '@backarch/services-access/testing'

import { type Bench, type Measurement, sideBySide } from './measure.ts'

const diagrams = 50
const callsPerRound = 80
/** Many short ones, so that a machine whose speed changes from second to second slows both sides alike. */
const rounds = 61
/** Other people with a session and a place somewhere, for the look-up to find its way among. */
const populations = [100, 10_000]

/** The same list, answered to whoever asks. */
const open = defineFeature({
  name: 'open',
  router: router({
    list: publicProcedure
      .input(listInputSchema)
      .output(diagramPageSchema)
      .query(({ ctx, input }) =>
        listDiagrams(
          { ...ctx, org: { id: input.orgId, role: 'owner', plan: 'business', overSeats: false } },
          input,
        ),
      ),
  }),
})

/** What it costs to believe no token: session, account, role and plan are asked of the database on every call. */
export const access: Bench = {
  name: 'access',
  title: `a list of ${diagrams} diagrams over HTTP with the look-up of its caller, beside the same list without`,
  run: async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'backarch-bench-'))
    const log = createLogger({ level: 'silent' })
    const postgres = await startPostgres({ dataDir, log })
    await migrate({ url: postgres.url, log })
    const database = createDatabase({ url: postgres.url })
    try {
      const ctx = createTestContext({ db: database.db })
      const call = await prepare(ctx)
      const features = { auth, canvas, open }
      const env = { PORT: '0', LOG_LEVEL: 'silent', NODE_ENV: 'test', DATA_DIR: dataDir }
      const config = await readServerConfig(features, env)
      await using server = await createServer({ config, database, log, features })
      const measurements: Measurement[] = []
      let people = 0
      for (const size of populations) {
        await addPeople(ctx, size - people)
        people = size
        await analyze(database)
        for (const atOnce of [1, 16]) {
          measurements.push(await compare(server.url, { ...call, atOnce, size }))
        }
      }
      return measurements
    } finally {
      await database.close()
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}

interface Call {
  readonly orgId: string
  readonly token: string
}

async function prepare(ctx: Context): Promise<Call> {
  const { id: orgId, as } = await createTestOrganization(ctx, { plan: 'business' })
  for (let i = 0; i < diagrams; i++) await createTestDiagram(as.editor)
  const { principal } = as.viewer
  if (principal.kind !== 'user') throw new Error('The viewer is no person.')
  const { token, hash } = newOpaqueToken('bak')
  await openSession(ctx, ctx.db, {
    userId: principal.userId,
    kind: 'personal',
    secretHash: hash,
    scopes: ['read'],
    expiresAt: new Date(Date.now() + 60 * 60 * 1000),
  })
  return { orgId, token }
}

/** Four in each organization. */
async function addPeople(ctx: Context, count: number): Promise<void> {
  for (let done = 0; done < count; done += 20) {
    await Promise.all(Array.from({ length: 5 }, () => createTestOrganization(ctx)))
  }
}

/** Otherwise PostgreSQL plans for tables it still takes for empty. */
async function analyze({ db }: Database): Promise<void> {
  await db.$executeRaw`ANALYZE`
}

async function compare(
  url: string,
  options: Call & { readonly atOnce: number; readonly size: number },
): Promise<Measurement> {
  const { orgId, token, atOnce, size } = options
  const input = encodeURIComponent(JSON.stringify({ json: { orgId, take: diagrams } }))
  const list = (procedure: string) => () =>
    drive(`${url}/v1/trpc/${procedure}?input=${input}`, token, atOnce)
  const { ours, peer } = await sideBySide(rounds, list('canvas.list'), list('open.list'))
  return {
    what: `${atOnce === 1 ? 'one after another' : `${atOnce} at once`}, people`,
    size,
    ours: milliseconds(ours),
    peer: milliseconds(peer),
    figure: ours / peer,
    goal: { atMost: 1.1 },
  }
}

async function drive(url: string, token: string, atOnce: number): Promise<void> {
  let started = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (started < callsPerRound) {
        started++
        const reply = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
        if (reply.status !== 200) throw new Error(`${url} answered ${reply.status}`)
        await reply.arrayBuffer()
      }
    }),
  )
}

function milliseconds(round: number): string {
  return `${(round / callsPerRound).toFixed(2)} ms`
}
