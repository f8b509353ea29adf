import { randomUUID } from 'node:crypto'

import { isAppError, withRequestId, type Logger } from '@backarch/core'
import type { AnyTRPCRouter } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'

import type { Context, Peer } from '../context.ts'
import type { CreateContext } from '../create-context.ts'
import { toTrpcError, unforeseen } from '../errors.ts'
import { createGate, maxBatchSize } from './gate.ts'
import { createOrigins, preflight } from './origins.ts'
import { Refusal, refuse } from './refusal.ts'
import { endWhenStopping } from './streams.ts'

export interface ApiHandlerOptions {
  readonly router: AnyTRPCRouter
  /** Where the procedures are, e.g. `/v1/trpc`. */
  readonly endpoint: string
  readonly createContext: CreateContext
  /** Web pages that may call, as exact origins. */
  readonly allowedOrigins: readonly string[]
  readonly log: Logger
  /** Aborted when the server begins to stop: open event streams are told to connect again. */
  readonly stopping: AbortSignal
}

export type ApiHandler = (request: Request, peer: Peer) => Promise<Response>

/** Serves a router's procedures over HTTP. Independent of the host: takes a web `Request`, gives a `Response`. */
export function createApiHandler(options: ApiHandlerOptions): ApiHandler {
  const { router, endpoint, createContext, log, stopping } = options
  const gate = createGate(router)
  const origins = createOrigins(options.allowedOrigins)

  function asRefusal(error: unknown, requestId: string): Refusal {
    if (error instanceof Refusal) return error
    const failure = toTrpcError(error)
    if (isAppError(failure.cause)) {
      const { code, message, cause } = failure
      return new Refusal(
        getHTTPStatusCodeFromError(failure),
        code,
        message,
        {},
        cause.details.reason,
      )
    }
    log.error({ err: error }, 'a request failed')
    return new Refusal(500, 'INTERNAL_SERVER_ERROR', unforeseen(requestId))
  }

  async function answer(request: Request, peer: Peer, requestId: string): Promise<Response> {
    origins.check(request.headers)
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: preflight })
    const { headers } = request
    let recognised: Context | undefined
    await gate.admit(request, procedurePath(request.url, endpoint), async () => {
      recognised = await createContext({ requestId, headers, peer, signal: request.signal })
      return recognised.principal.kind !== 'anonymous'
    })
    let left: AbortController | undefined
    const response = await fetchRequestHandler({
      req: request,
      router,
      endpoint,
      maxBatchSize,
      // A query whose input outgrows a URL may be sent as POST; it passes the same checks.
      allowMethodOverride: true,
      createContext: ({ info }): Promise<Context> => {
        if (recognised && info.type !== 'subscription') return Promise.resolve(recognised)
        let { signal } = request
        if (info.type === 'subscription') {
          left = new AbortController()
          signal = AbortSignal.any([signal, left.signal, stopping])
        }
        return createContext({ requestId, headers, peer, signal })
      },
      onError: ({ error, path }) => {
        const failure = toTrpcError(error)
        const line = { err: failure.cause ?? failure, path }
        if (failure.code === 'INTERNAL_SERVER_ERROR') log.error(line, 'a procedure failed')
        if (failure.code === 'SERVICE_UNAVAILABLE')
          log.warn(line, 'a procedure could not be served')
      },
    })
    const streams = response.headers.get('content-type')?.startsWith('text/event-stream')
    return streams === true ? endWhenStopping(response, stopping, () => left?.abort()) : response
  }

  return (request, peer) => {
    // Not sorted by time: nobody lists requests, and these cost a fraction of a UUIDv7.
    const requestId = randomUUID()
    return withRequestId(requestId, async () => {
      let response: Response
      try {
        response = await answer(request, peer, requestId)
      } catch (error) {
        response = refuse(asRefusal(error, requestId), requestId)
      }
      response.headers.set('x-request-id', requestId)
      for (const [name, value] of Object.entries(origins.cors(request.headers))) {
        if (name === 'vary') response.headers.append(name, value)
        else response.headers.set(name, value)
      }
      return response
    })
  }
}

function procedurePath(url: string, endpoint: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  const end = url.search(/[?#]/)
  return url.slice(start + endpoint.length + 1, end === -1 ? undefined : end)
}
