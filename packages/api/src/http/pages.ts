import { randomUUID } from 'node:crypto'

import { isAppError, withRequestId } from '@backarch/core'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'

import type { Context, Peer } from '../context.ts'
import type { SharedParts } from '../create-context.ts'
import { retryAfterSeconds, toTrpcError, unforeseen } from '../errors.ts'
import type { WebPage } from '../feature.ts'
import { retryAfter } from './refusal.ts'

/** Answers a GET; null for a path that is no page's. */
export type Pages = (request: Request, peer: Peer, path: string) => Promise<Response> | null

/** Serves features' pages: `/embed/x` is the page `embed` with `x`. What it refuses becomes one sentence of plain text. */
export function createPages(pages: ReadonlyMap<string, WebPage>, shared: SharedParts): Pages {
  return (request, peer, path) => {
    const [, name = ''] = path.split('/', 2)
    const page = pages.get(name)
    if (!page) return null
    const requestId = randomUUID()
    const ctx: Context = {
      ...shared,
      requestId,
      peer,
      signal: request.signal,
      // A cookie of whoever looks at it decides nothing here.
      principal: { kind: 'anonymous' },
      credential: null,
      setCookie: null,
    }
    return withRequestId(requestId, async () => {
      const rest = path.slice(name.length + 2)
      const response = await page(ctx, rest).catch((error: unknown) => asText(ctx, error))
      response.headers.set('x-request-id', requestId)
      return response
    })
  }
}

function asText({ log, requestId }: Context, error: unknown): Response {
  const failure = toTrpcError(error)
  const known = isAppError(failure.cause)
  if (!known) log.error({ err: error }, 'a page failed')
  return new Response(`${known ? failure.message : unforeseen(requestId)}\n`, {
    status: getHTTPStatusCodeFromError(failure),
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      ...retryAfter([retryAfterSeconds(error)]),
    },
  })
}
