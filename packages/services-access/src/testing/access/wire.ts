import { composeRouter, contextFactory, type Context, type Credential } from '@backarch/api'
import { createApiHandler } from '@backarch/api/http'
import type { Feature } from '@backarch/api/sealed'
import { transformer } from '@backarch/api/transformer'
import { createLogger } from '@backarch/core'
import type { AnyTRPCRouter, TRPCRouterRecord } from '@trpc/server'
import { z } from 'zod'

import { identifyCaller } from '../../service/identify-caller.ts'
import type { Procedure } from './procedure.ts'

/** A feature as `defineFeature` gives it. */
export type AnyFeature = Feature<AnyTRPCRouter & { _def: { record: TRPCRouterRecord } }>

export interface Call {
  readonly procedure: Procedure
  readonly input: unknown
}

export interface Reply {
  readonly status: number
  /** Headers, one a line, without the id of the request. */
  readonly head: string
  /** Without the id of the request. */
  readonly body: string
  readonly ms: number
  /** What the server logged as its own failure. */
  readonly failure: string | null
}

export interface Wire {
  /** One request; several calls make a batch. */
  readonly send: (calls: readonly [Call, ...Call[]], as: Credential | null) => Promise<Reply>
}

const endpoint = '/v1/trpc'
const credentialHeader = 'x-test-credential'
const longestQuery = 4_000
/** How long a subscription has to refuse. */
const refusesWithinMs = 300

const credentialSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('session'), sessionId: z.string(), userId: z.string() }),
  z.strictObject({ kind: z.literal('secret'), hash: z.string() }),
])

/**
 * Calls a feature as the network does: the real handler over real requests, in a context made anew for each. Only the
 * credential comes from a header of its own. Every request has another address, so that limits of addresses do not meet.
 */
export function createWire(ctx: Context, feature: AnyFeature): Wire {
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
  let requests = 0

  return {
    async send(calls, as) {
      requests += 1
      const address = `2001:db8:${(requests >> 16).toString(16)}:${(requests & 0xffff).toString(16)}::1`
      const gone = new AbortController()
      const request = toRequest(feature.name, calls, as, gone.signal)
      const started = performance.now()
      const response = await handler(request, { address, userAgent: null })
      const body = await readText(response)
      gone.abort()
      const requestId = response.headers.get('x-request-id') ?? ''
      return {
        status: response.status,
        head: told(response.headers),
        body: body.replaceAll(requestId, '(request)'),
        ms: performance.now() - started,
        failure: failures.find((line) => line.includes(requestId)) ?? null,
      }
    },
  }
}

function toRequest(
  feature: string,
  calls: readonly [Call, ...Call[]],
  as: Credential | null,
  signal: AbortSignal,
): Request {
  const { type } = calls[0].procedure
  const paths = calls.map(({ procedure }) => `${feature}.${procedure.name}`).join(',')
  const inputs = calls.map(({ input }) => (input === undefined ? undefined : toWire(input)))
  const batch = calls.length > 1
  const text = batch
    ? `{${inputs.map((input, at) => `"${at}":${input ?? 'null'}`).join(',')}}`
    : inputs[0]
  const url = `http://localhost${endpoint}/${paths}${batch ? '?batch=1' : '?'}`
  const headers = new Headers()
  if (as !== null) headers.set(credentialHeader, JSON.stringify(as))
  const query = text === undefined ? '' : `&input=${encodeURIComponent(text)}`
  if (type !== 'mutation' && query.length < longestQuery) {
    if (type === 'subscription') headers.set('accept', 'text/event-stream')
    return new Request(url + query, { headers, signal })
  }
  headers.set('content-type', 'application/json')
  return new Request(url, { method: 'POST', headers, signal, body: text ?? '' })
}

/** Stands in an input for what JSON's own writer would not write, e.g. `1e400`. */
export function rawJson(text: string): string {
  return `\uE000raw:${text}\uE000`
}

export function toWire(input: unknown): string {
  const text = JSON.stringify(transformer.input.serialize(input))
  return text.replaceAll(/"\uE000raw:([^\uE000"]*)\uE000"/g, '$1')
}

/** A stream is read until it refuses, or goes on for a while without that. */
async function readText(response: Response): Promise<string> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true
  if (!isStream || !response.body) return response.text()
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  const until = performance.now() + refusesWithinMs
  let text = ''
  while (!text.includes('event: serialized-error')) {
    const left = until - performance.now()
    const next = await Promise.race([reader.read(), after(left)])
    if (next === null || next.done) break
    text += decoder.decode(next.value, { stream: true })
  }
  await reader.cancel()
  return text
}

function after(ms: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.max(0, ms), null).unref()
  })
}

function told(headers: Headers): string {
  return [...headers]
    .filter(([name]) => name !== 'x-request-id')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}
