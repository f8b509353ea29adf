import { createServer as createNodeServer } from 'node:http'

import { defineFeature, publicProcedure, router } from '@backarch/api'
import { createLogger } from '@backarch/core'
import { createDatabase } from '@backarch/db'
import { createServer, readServerConfig } from '@backarch/server'
import { z } from 'zod'

/**
 * One server in a process of its own, so that its CPU time is its own: `http-target.ts ours`, or
 * `http-target.ts raw` with the replies to repeat as JSON on BENCH_REPLIES. Says where it listens, and answers
 * every message with the CPU time it has used, in microseconds.
 */
const bench = defineFeature({
  name: 'bench',
  router: router({
    trivial: publicProcedure
      .output(z.strictObject({ ok: z.boolean() }))
      .query(() => ({ ok: true })),
    validated: publicProcedure
      .input(
        z.strictObject({
          orgId: z.uuid(),
          title: z.string().min(1).max(200),
          tags: z.array(z.string().max(50)).max(20),
          take: z.int().min(1).max(100),
        }),
      )
      .output(z.strictObject({ id: z.uuid(), title: z.string(), tags: z.array(z.string()) }))
      .query(({ input }) => ({ id: input.orgId, title: input.title, tags: input.tags })),
  }),
})

async function startOurs(): Promise<string> {
  const env = { PORT: '0', LOG_LEVEL: 'silent', NODE_ENV: 'test' }
  const config = await readServerConfig({ bench }, env)
  const log = createLogger({ level: 'silent' })
  // Never connected to: no procedure here asks it anything.
  const database = createDatabase({ url: 'postgres://127.0.0.1:1/none' })
  const { url } = await createServer({ config, database, log, features: { bench } })
  return url
}

const replySchema = z.object({
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
})
type Reply = z.infer<typeof replySchema>

/** The same bytes on a bare socket server: no parsing, no checking, one look-up by path. */
function startRaw(replies: readonly Reply[]): Promise<string> {
  const byPath = new Map(replies.map((reply) => [reply.path, reply]))
  const server = createNodeServer((request, response) => {
    const reply = byPath.get(request.url ?? '')
    if (reply === undefined) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, reply.headers).end(reply.body)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('no address')
      resolve(`http://127.0.0.1:${address.port}`)
    })
  })
}

const url =
  process.argv[2] === 'raw'
    ? await startRaw(z.array(replySchema).parse(JSON.parse(process.env.BENCH_REPLIES ?? '[]')))
    : await startOurs()
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.(user + system)
})
process.on('disconnect', () => process.exit(0))
process.send?.(url)
