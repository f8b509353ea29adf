import {
  contextFactory,
  type Peer,
  type ServerParts,
  type SharedParts,
  type WebPage,
} from '@backarch/api'
import { createApiHandler, createHealth, createPages, type Check } from '@backarch/api/http'
import type { Database } from '@backarch/db'
import { identifyCaller } from '@backarch/services-access'
import type { AnyTRPCRouter } from '@trpc/server'

import { createPage } from './page.ts'

/** Where the procedures are. */
const endpoint = '/v1/trpc'

export interface AppOptions {
  readonly router: AnyTRPCRouter
  readonly authenticate: ServerParts['authenticate']
  /** Features' pages, by the first part of their paths. */
  readonly pages: ReadonlyMap<string, WebPage>
  readonly shared: SharedParts
  readonly database: Database
  /** Origins whose pages may call. */
  readonly allowedOrigins: readonly string[]
  /** Aborted when the server begins to stop. */
  readonly stopping: AbortSignal
}

/** The whole server but the sockets: a request and its peer in, a response out. */
export type App = (request: Request, peer: Peer) => Promise<Response>

export function createApp(options: AppOptions): App {
  const { router, shared, database, stopping } = options
  const api = createApiHandler({
    router,
    endpoint,
    createContext: contextFactory(shared, options.authenticate),
    isSignedIn: async (ctx) => (await identifyCaller(ctx)).kind !== 'anonymous',
    allowedOrigins: options.allowedOrigins,
    log: shared.log,
    stopping,
  })
  const health = createHealth({
    checks: readinessChecks(database, shared),
    timeoutMs: 2_000,
    stopping,
    log: shared.log,
  })
  // oxlint-disable-next-line no-underscore-dangle -- tRPC's own name.
  const home = createPage(endpoint, Object.keys(router._def.procedures).toSorted())
  const pages = createPages(options.pages, shared)

  return async (request, peer) => {
    const path = pathOf(request.url)
    if (path.startsWith(`${endpoint}/`)) return api(request, peer)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return text(405, 'Method not allowed.')
    switch (path) {
      case '/':
        return home()
      case '/v1/health':
        return health.live()
      case '/v1/ready':
        return health.ready()
      default:
        return pages(request, peer, path) ?? text(404, 'There is nothing here.')
    }
  }
}

function readinessChecks(database: Database, { storage }: SharedParts): Record<string, Check> {
  return {
    database: {
      required: true,
      run: async () => {
        await database.ready()
        return 'ok'
      },
    },
    migrations: {
      required: true,
      run: async () => ((await database.migrationsStatus()).upToDate ? 'ok' : 'failed'),
    },
    storage: { required: false, run: async () => (await storage.check()).status },
  }
}

/** Without building a URL: this runs for every request. */
function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  const end = url.slice(start).search(/[?#]/)
  return end === -1 ? url.slice(start) : url.slice(start, start + end)
}

function text(status: number, body: string): Response {
  return new Response(`${body}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}
