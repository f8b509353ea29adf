import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createTestContext } from '@backarch/api/testing'
import { createLogger, newOpaqueToken } from '@backarch/core'
import { createDatabase, startPostgres, type Db } from '@backarch/db'
import { migrate } from '@backarch/db/migrate'
import { createTestDiagram } from '@backarch/features-canvas/testing'
import { openSession } from '@backarch/services-access'
import { createTestOrganization } from '@backarch/services-access/testing'
import { z } from 'zod'

import { syntheticGraph } from './synthetic-graph.ts'

export interface CanvasRig extends AsyncDisposable {
  readonly db: Db
  readonly orgId: string
  /** Diagrams by their number of nodes. */
  readonly diagrams: ReadonlyMap<number, string>
  readonly urls: { readonly ours: string; readonly peer: string }
  /** Sends as an editor and reads the reply to its end. */
  readonly send: (url: string, body?: unknown) => Promise<Buffer>
  /** Microseconds of CPU that the servers have used. */
  readonly cpu: () => Promise<number>
}

/** A database with a diagram of each size, a server in a process of its own, and a person who may edit. */
export async function startCanvasRig(sizes: readonly number[]): Promise<CanvasRig> {
  const dataDir = await mkdtemp(join(tmpdir(), 'backarch-bench-'))
  const log = createLogger({ level: 'silent' })
  const postgres = await startPostgres({ dataDir, log })
  const { url } = postgres
  await migrate({ url, log })
  const database = createDatabase({ url })
  const ctx = createTestContext({ db: database.db })
  const { id: orgId, as } = await createTestOrganization(ctx, { plan: 'business' })
  const diagrams = new Map<number, string>()
  for (const size of sizes) {
    const { id } = await createTestDiagram(as.editor, { graph: syntheticGraph(size) })
    diagrams.set(size, id)
  }
  // Otherwise PostgreSQL plans for tables it still takes for empty.
  await database.db.$executeRaw`ANALYZE`
  const { principal } = as.editor
  if (principal.kind !== 'user') throw new Error('The editor is no person.')
  const { token, hash } = newOpaqueToken('bak')
  await openSession(ctx, ctx.db, {
    userId: principal.userId,
    kind: 'personal',
    secretHash: hash,
    scopes: ['read', 'write'],
    expiresAt: new Date(Date.now() + 60 * 60 * 1000),
  })
  const child = fork(join(import.meta.dirname, 'canvas-target.ts'), {
    env: { PATH: process.env.PATH, DATABASE_URL: url, DATA_DIR: dataDir },
  })
  const next = async (): Promise<unknown> => {
    const [message]: unknown[] = await once(child, 'message')
    return message
  }
  const urls = z.object({ ours: z.string(), peer: z.string() }).parse(await next())
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    db: database.db,
    orgId,
    diagrams,
    urls,
    send: (to, body) => send(to, { agent, token, body }),
    cpu: async () => {
      child.send('cpu')
      return z.number().parse(await next())
    },
    [Symbol.asyncDispose]: async () => {
      agent.destroy()
      child.disconnect()
      await once(child, 'exit')
      await database.close()
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function send(
  url: string,
  { agent, token, body }: { agent: Agent; token: string; body: unknown },
): Promise<Buffer> {
  const text = body === undefined ? undefined : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: text === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const reply = Buffer.concat(chunks)
          if (response.statusCode === 200) resolve(reply)
          else reject(new Error(`${url} answered ${response.statusCode}: ${reply.toString()}`))
        })
      },
    )
    sent.on('error', reject)
    sent.end(text)
  })
}
