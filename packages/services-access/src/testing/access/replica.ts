import { once } from 'node:events'
import { createServer } from 'node:http'
import { pathToFileURL } from 'node:url'

import { createDatabase } from '@backarch/db'
import { getRequestListener } from '@hono/node-server'

import { createStageContext } from './create-stage.ts'
import { featureIn } from './feature-in.ts'
import { orderSchema, type Report } from './replica-messages.ts'
import { serveFeature } from './serve-feature.ts'

/** A server in a process of its own. It is told what to serve, tells where and what failed, and ends with its parent. */

const poolSize = 10
/** Longer than any test: a connection that ends between two requests would be a failure of neither. */
const keepAliveTimeout = 600_000

const tell = (report: Report): void => void process.send?.(report)
process.once('disconnect', () => process.exit())

const [message] = await once(process, 'message')
const { module, name, databaseUrl, env } = orderSchema.parse(message)
const loaded: unknown = await import(pathToFileURL(module).href)
const feature = featureIn(loaded, name, module)
const database = createDatabase({ url: databaseUrl, poolSize })
const { answer, failureOf } = serveFeature(createStageContext(database.db, feature, env), feature)

const listener = getRequestListener(async (request, { outgoing }) => {
  const response = await answer(request)
  const requestId = response.headers.get('x-request-id') ?? ''
  outgoing.once('close', () => tell({ kind: 'answered', requestId, failure: failureOf(requestId) }))
  return response
})
const http = createServer({ keepAliveTimeout }, (incoming, outgoing) => {
  void listener(incoming, outgoing)
})
http.listen(0, '127.0.0.1')
await once(http, 'listening')
const address = http.address()
if (address === null || typeof address === 'string') throw new Error('The replica has no port.')
tell({ kind: 'listening', port: address.port })
