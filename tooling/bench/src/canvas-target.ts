import { createServer as createNodeServer } from 'node:http'

import { createLogger } from '@backarch/core'
import { createDatabase, type Db } from '@backarch/db'
import { auth } from '@backarch/features-auth/feature'
import { canvas } from '@backarch/features-canvas/feature'
import { createServer, readServerConfig } from '@backarch/server'
import { z } from 'zod'

/**
 * The server with its diagrams, and beside it a bare socket server over the same connections, in a process of their
 * own; the database is DATABASE_URL. Says where both listen, and answers every message with the CPU time it has used,
 * in microseconds.
 */
const env = z.object({ DATABASE_URL: z.string(), DATA_DIR: z.string() }).parse(process.env)
const log = createLogger({ level: 'silent' })
const database = createDatabase({ url: env.DATABASE_URL })

async function startOurs(): Promise<string> {
  const features = { auth, canvas }
  const settings = { ...env, PORT: '0', LOG_LEVEL: 'silent', NODE_ENV: 'test' }
  const config = await readServerConfig(features, settings)
  const { url } = await createServer({ config, database, log, features })
  return url
}

/** Sends the text that is kept under the path. */
function startPeer(db: Db): Promise<string> {
  const server = createNodeServer((request, response) => {
    void readText(db, request.url ?? '').then((text) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(text),
    )
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('no address')
      resolve(`http://127.0.0.1:${address.port}`)
    })
  })
}

async function readText(db: Db, path: string): Promise<string> {
  const [row] = await db.$queryRaw<{ body: string }[]>`
    SELECT body FROM bench_text WHERE path = ${path}`
  return row?.body ?? ''
}

const urls = { ours: await startOurs(), peer: await startPeer(database.db) }
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.(user + system)
})
process.on('disconnect', () => process.exit(0))
process.send?.(urls)
