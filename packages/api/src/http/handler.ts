import { randomUUID } from 'node:crypto'

import { AppError, isAppError, withRequestId, type Logger } from '@backarch/core'
import type { AnyTRPCRouter } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'

import type { Context, Peer } from '../context.ts'
import type { CreateContext } from '../create-context.ts'
import { retryAfterSeconds, toTrpcError, unforeseen } from '../errors.ts'
import { createGate, maxBatchSize } from './gate.ts'
import { createOrigins, preflight } from './origins.ts'
import { Refusal, refuse, retryAfter } from './refusal.ts'
import { endWhenStopping } from './streams.ts'
import { createWrittenMembers } from './written-members.ts'

export interface ApiHandlerOptions {
  readonly router: AnyTRPCRouter
  /** Where the procedures are, e.g. `/v1/trpc`. */
  readonly endpoint: string
  readonly createContext: CreateContext
  /** Whether the caller is known: asked before a body above the default limit is held in memory. */
  readonly isSignedIn: (ctx: Context) => Promise<boolean>
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
        retryAfterSeconds(cause),
      )
    }
    log.error({ err: error }, 'a request failed')
    return new Refusal(500, 'INTERNAL_SERVER_ERROR', unforeseen(requestId))
  }

  async function answer(request: Request, peer: Peer, requestId: string): Promise<Response> {
    origins.check(request.headers)
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: preflight })
    const { headers } = request
    const cookies = createCookieJar()
    const contextOf = (signal: AbortSignal): Promise<Context> =>
      createContext({ requestId, headers, peer, signal, setCookie: cookies.set })
    let recognised: Context | undefined
    await gate.admit(request, procedurePath(request.url, endpoint), async () => {
      recognised = await contextOf(request.signal)
      return options.isSignedIn(recognised)
    })
    let left: AbortController | undefined
    const written = createWrittenMembers()
    const answered = await fetchRequestHandler({
      req: request,
      router,
      endpoint,
      maxBatchSize,
      // A query whose input outgrows a URL may be sent as POST; it passes the same checks.
      allowMethodOverride: true,
      createContext: ({ info }): Promise<Context> => {
        if (info.type !== 'subscription') {
          return recognised ? Promise.resolve(recognised) : contextOf(request.signal)
        }
        left = new AbortController()
        return contextOf(AbortSignal.any([request.signal, left.signal, stopping]))
      },
      responseMeta: ({ data, errors }) => {
        // Of a streamed reply there is nothing yet.
        written.takeFrom(data)
        return { headers: retryAfter(errors.map(retryAfterSeconds)) }
      },
      onError: ({ error, path }) => {
        const failure = toTrpcError(error)
        const line = { err: failure.cause ?? failure, path }
        if (failure.code === 'INTERNAL_SERVER_ERROR') log.error(line, 'a procedure failed')
        if (failure.code === 'SERVICE_UNAVAILABLE')
          log.warn(line, 'a procedure could not be served')
      },
    })
    const response = await written.putInto(answered)
    cookies.addTo(response.headers)
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

/** What procedures want set, until the head of the reply goes out: after that nobody would receive it. */
function createCookieJar() {
  const cookies: string[] = []
  let sent = false
  return {
    set: (cookie: string): void => {
      if (sent) {
        const text = 'This call sets a cookie: ask for it without a streamed reply (httpBatchLink).'
        throw new AppError('VALIDATION', text, { details: { reason: 'streamed_cookie' } })
      }
      cookies.push(cookie)
    },
    addTo: (headers: Headers): void => {
      sent = true
      for (const cookie of cookies) headers.append('set-cookie', cookie)
    },
  }
}

function procedurePath(url: string, endpoint: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  const end = url.search(/[?#]/)
  return url.slice(start + endpoint.length + 1, end === -1 ? undefined : end)
}
