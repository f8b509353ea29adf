import { composeRouter, contextFactory, type Context } from '@backarch/api'
import { createApiHandler } from '@backarch/api/http'
import type { Feature } from '@backarch/api/sealed'
import { createLogger } from '@backarch/core'
import type { AnyTRPCRouter, TRPCRouterRecord } from '@trpc/server'
import { z } from 'zod'

import { identifyCaller } from '../../service/identify-caller.ts'

/** A feature as `defineFeature` gives it. */
export type AnyFeature = Feature<AnyTRPCRouter & { _def: { record: TRPCRouterRecord } }>

export interface ServedFeature {
  readonly answer: (request: Request) => Promise<Response>
  /** What was logged as the server's own failure while it answered. */
  readonly failureOf: (requestId: string) => string | null
}

export const endpoint = '/v1/trpc'
export const credentialHeader = 'x-test-credential'
export const addressHeader = 'x-test-address'

const credentialSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('session'), sessionId: z.string(), userId: z.string() }),
  z.strictObject({ kind: z.literal('secret'), hash: z.string() }),
])

/**
 * A feature behind the real handler, in a context made anew for each request. Only the credential and the address come
 * from headers of their own.
 */
export function serveFeature(ctx: Context, feature: AnyFeature): ServedFeature {
  const failures: string[] = []
  const destination = { write: (line: string) => failures.push(line) }
  const handler = createApiHandler({
    router: composeRouter({ [feature.name]: feature }),
    endpoint,
    createContext: contextFactory(ctx, (_ctx, headers) => {
      const credential = headers.get(credentialHeader)
      return Promise.resolve(
        credential === null ? null : credentialSchema.parse(JSON.parse(credential)),
      )
    }),
    isSignedIn: async (caller) => (await identifyCaller(caller)).kind !== 'anonymous',
    allowedOrigins: [],
    log: createLogger({ level: 'error', destination }),
    stopping: new AbortController().signal,
  })
  return {
    answer: (request) =>
      handler(request, {
        address: request.headers.get(addressHeader) ?? 'unknown',
        userAgent: null,
      }),
    failureOf: (requestId) => failures.find((line) => line.includes(requestId)) ?? null,
  }
}
