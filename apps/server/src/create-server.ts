import { once } from 'node:events'
import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

import { composeRouter, serverParts, type Features, type SharedParts } from '@backarch/api'
import { securityHeaders } from '@backarch/api/http'
import {
  coreEnv,
  createMailer,
  createStorage,
  newId,
  type Config,
  type Logger,
  type ObjectStorage,
} from '@backarch/core'
import type { Database } from '@backarch/db'
import { work, type WorkOptions } from '@backarch/services-jobs/workers'
import { getRequestListener } from '@hono/node-server'

import { authenticatorOf } from './authenticator-of.ts'
import { cannotListen } from './cannot-listen.ts'
import { createApp } from './create-app.ts'
import { serverEnv } from './env.ts'
import { isLoopback, isOwnName } from './own-name.ts'
import { pagesOf } from './pages-of.ts'
import { peerOf } from './peer.ts'

export interface ServerOptions {
  readonly config: Config
  readonly database: Database
  /** Where files are; what S3_BUCKET names, where absent. Whoever passes one closes it. */
  readonly storage?: ObjectStorage
  readonly log: Logger
  /** By the names under which clients call them. */
  readonly features: Features
  /** How often jobs are looked for, and how long an hour is. */
  readonly jobs?: Pick<WorkOptions, 'hourMs' | 'pollSeconds' | 'superviseSeconds' | 'graceSeconds'>
}

export interface RunningServer extends AsyncDisposable {
  /** Where it listens, e.g. `http://localhost:4000`. */
  readonly url: string
  /**
   * Fails readiness at once, tells open streams to connect again, lets requests that are under way end (at most
   * 18 seconds) and then closes every connection. May be called twice.
   */
  readonly stop: () => Promise<void>
}

const requestsEndWithinMs = 18_000

/**
 * Listens on HOST and PORT of the configuration. Does not own `database`: close it after `stop`.
 * Throws UNAVAILABLE (`cannot_listen`).
 */
export async function createServer(options: ServerOptions): Promise<RunningServer> {
  const { config, database, log, features } = options
  const router = composeRouter(features)
  const authenticate = authenticatorOf(features)
  const env = config.get(serverEnv)
  const storage = options.storage ?? createStorage(config)
  const stopping = new AbortController()
  const http = createHttpServer({
    // A caller that dribbles its request in holds a socket; these bound for how long.
    headersTimeout: 10_000,
    requestTimeout: 60_000,
    connectionsCheckingInterval: 5_000,
    keepAliveTimeout: 65_000,
  })
  http.listen(env.PORT, env.HOST)
  // It was free a moment ago, and others take ports too.
  await once(http, 'listening').catch((error: unknown) => {
    throw cannotListen(error, env.HOST, env.PORT)
  })
  const url = `http://${host(env.HOST)}:${portOf(http)}`
  const shared: SharedParts = {
    config,
    log,
    publicUrl: env.PUBLIC_URL ?? url,
    db: database.db,
    mail: createMailer(config, log),
    storage,
    now: () => new Date(),
    newId,
  }
  const app = createApp({
    router,
    authenticate,
    pages: pagesOf(features),
    database,
    shared,
    allowedOrigins: [
      ...(env.PUBLIC_URL ? [env.PUBLIC_URL] : ownOrigins(url)),
      ...(env.CORS_ORIGINS ?? []),
    ],
    stopping: stopping.signal,
  })
  // Behind a proxy (PUBLIC_URL) or on a network, other names may be right.
  const ownNamesOnly = env.PUBLIC_URL === undefined && isLoopback(env.HOST)
  const answer = async (request: Request, incoming: IncomingMessage): Promise<Response> => {
    if (ownNamesOnly && !isOwnName(incoming.headers.host)) return otherName(url)
    const response = await app(request, peerOf(incoming, env.TRUST_PROXY))
    // Nobody shall send the next request down a connection that is about to go.
    if (stopping.signal.aborted) response.headers.set('connection', 'close')
    return response
  }
  const listener = getRequestListener(async (request, { incoming }) => {
    if (!isHttp1(incoming)) return new Response(null, { status: 505 })
    if (!log.isLevelEnabled('info')) return answer(request, incoming)
    const started = performance.now()
    const response = await answer(request, incoming)
    const ms = Math.round(performance.now() - started)
    const path = incoming.url?.split('?', 1)[0]
    const requestId = response.headers.get('x-request-id')
    log.info(
      { method: incoming.method, path, status: response.status, ms, id: requestId },
      'answered',
    )
    return response
  })
  const https = env.PUBLIC_URL?.startsWith('https:') ?? false
  const headers = Object.entries(securityHeaders({ https }))
  http.on('request', (incoming, outgoing) => {
    // Here and not on the Response: there each costs several times as much. A reply may override them.
    for (const [name, value] of headers) outgoing.setHeader(name, value)
    void listener(incoming, outgoing)
  })
  const production = config.get(coreEnv).NODE_ENV === 'production'
  const drainMs = 1_000 * (env.DRAIN_SECONDS ?? (production ? 3 : 0))
  const jobs = Object.values(features).flatMap((feature) => serverParts(feature).jobs ?? [])
  const working = work({ ...options.jobs, shared, jobs, stopping: stopping.signal })
  let stopped: Promise<void> | null = null
  const stop = (): Promise<void> => {
    stopping.abort()
    stopped ??= ended(drain(http, drainMs), working).finally(() => {
      if (!options.storage) storage.close()
    })
    return stopped
  }
  return { url, stop, [Symbol.asyncDispose]: stop }
}

async function ended(drained: Promise<void>, working: Promise<void>): Promise<void> {
  await Promise.all([drained, working])
}

async function drain(http: Server, drainMs: number): Promise<void> {
  await sleep(drainMs)
  const closed = once(http, 'close')
  http.close()
  const late = setTimeout(() => http.closeAllConnections(), requestsEndWithinMs)
  // A connection that becomes idle after `close` would otherwise live on until its keep-alive time is over.
  const idle = setInterval(() => http.closeIdleConnections(), 50)
  await closed
  clearTimeout(late)
  clearInterval(idle)
}

function otherName(url: string): Response {
  const text = `Here the server answers to ${url}: call it by that name, or set PUBLIC_URL to another.\n`
  return new Response(text, { status: 403, headers: { 'content-type': 'text/plain' } })
}

function isHttp1(incoming: object): incoming is IncomingMessage {
  return 'httpVersionMajor' in incoming && incoming.httpVersionMajor === 1
}

function portOf(http: Server): number {
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}

/** Never taken from the `Host` header: a page may give this machine any name it likes. */
function ownOrigins(url: string): string[] {
  return [url, url.replace('//localhost:', '//127.0.0.1:')]
}

function host(address: string): string {
  if (address === '127.0.0.1' || address === '0.0.0.0' || address === '::') return 'localhost'
  return address.includes(':') ? `[${address}]` : address
}
