import type { Credential } from '@backarch/api'
import { transformer } from '@backarch/api/transformer'

import type { Procedure } from './procedure.ts'
import { addressHeader, credentialHeader, endpoint } from './serve-feature.ts'

export interface Call {
  readonly procedure: Procedure
  readonly input: unknown
}

export interface Reply {
  readonly status: number
  /** Headers, one a line, without the id of the request and what belongs to the connection. */
  readonly head: string
  /** Without the id of the request. */
  readonly body: string
  readonly ms: number
  /** What the server logged as its own failure. */
  readonly failure: string | null
}

/** One HTTP request. */
export interface Ask {
  readonly path: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly signal: AbortSignal
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: AsyncIterable<string>
}

/** A server that is asked. */
export interface Replica {
  readonly call: (ask: Ask) => Promise<Answer>
  /** What it logged as its own failure while it answered; asked once the answer has been read. */
  readonly failureOf: (requestId: string) => Promise<string | null>
}

export interface Wire {
  /** One request; several calls make a batch. */
  readonly send: (calls: readonly [Call, ...Call[]], as: Credential | null) => Promise<Reply>
}

const longestQuery = 4_000
/** How long a subscription has to refuse. */
const refusesWithinMs = 300

/**
 * Calls a feature as the network does, at servers that take turns: whoever calls twice calls one and then the other,
 * which knows only what the database does. Whoever has not answered within
 * `answersWithinMs` never will. Every request has another address, so that limits of addresses do not meet.
 */
export function createWire(
  feature: string,
  replicas: readonly [Replica, ...Replica[]],
  { answersWithinMs = 30_000 }: { readonly answersWithinMs?: number } = {},
): Wire {
  const turns = new Map<string, number>()
  let requests = 0
  let hung: Error | null = null

  const next = (as: Credential | null): Replica => {
    const caller = JSON.stringify(as)
    const turn = (turns.get(caller) ?? requests) + 1
    turns.set(caller, turn)
    return replicas[turn % replicas.length] ?? replicas[0]
  }

  return {
    async send(calls, as) {
      // A server that hangs would keep every further call waiting as long.
      if (hung) throw hung
      requests += 1
      const address = `2001:db8:${(requests >> 16).toString(16)}:${(requests & 0xffff).toString(16)}::1`
      const replica = next(as)
      const leave = new AbortController()
      const ask = { ...toRequest(feature, calls, as, address), signal: leave.signal }
      const late = setTimeout(() => {
        hung = new Error(`No answer after ${answersWithinMs} ms: ${ask.path} ${ask.body}`)
        leave.abort(hung)
      }, answersWithinMs)
      const started = performance.now()
      const answer = await replica.call(ask).finally(() => clearTimeout(late))
      const body = await read(answer, leave)
      const ms = performance.now() - started
      const requestId = answer.headers.get('x-request-id') ?? ''
      return {
        status: answer.status,
        head: told(answer.headers),
        body: body.replaceAll(requestId, '(request)'),
        ms,
        failure: await replica.failureOf(requestId),
      }
    },
  }
}

function toRequest(
  feature: string,
  calls: readonly [Call, ...Call[]],
  as: Credential | null,
  address: string,
): Omit<Ask, 'signal'> {
  const { type } = calls[0].procedure
  const names = calls.map(({ procedure }) => `${feature}.${procedure.name}`).join(',')
  const inputs = calls.map(({ input }) => (input === undefined ? undefined : toWire(input)))
  const batch = calls.length > 1
  const text = batch
    ? `{${inputs.map((input, at) => `"${at}":${input ?? 'null'}`).join(',')}}`
    : inputs[0]
  const path = `${endpoint}/${names}${batch ? '?batch=1' : '?'}`
  const headers: Record<string, string> = { [addressHeader]: address }
  if (as !== null) headers[credentialHeader] = JSON.stringify(as)
  const query = text === undefined ? '' : `&input=${encodeURIComponent(text)}`
  if (type !== 'mutation' && query.length < longestQuery) {
    if (type === 'subscription') headers['accept'] = 'text/event-stream'
    return { path: path + query, method: 'GET', headers, body: '' }
  }
  headers['content-type'] = 'application/json'
  return { path, method: 'POST', headers, body: text ?? '' }
}

/** Stands in an input for what JSON's own writer would not write, e.g. `1e400`. */
export function rawJson(text: string): string {
  return `\uE000raw:${text}\uE000`
}

export function toWire(input: unknown): string {
  const text = JSON.stringify(transformer.input.serialize(input))
  return text.replaceAll(/"\uE000raw:([^\uE000"]*)\uE000"/g, '$1')
}

/** A stream is read to its end, which comes after a refusal, or left when it goes on for a while. */
async function read({ headers, text: parts }: Answer, leave: AbortController): Promise<string> {
  let text = ''
  if (headers.get('content-type')?.startsWith('text/event-stream') !== true) {
    for await (const part of parts) text += part
    return text
  }
  const reader = parts[Symbol.asyncIterator]()
  const until = performance.now() + refusesWithinMs
  for (;;) {
    const next = await Promise.race([reader.next(), after(until - performance.now())])
    if (next?.done === true) return text
    if (next === null) {
      leave.abort()
      return text
    }
    text += next.value
  }
}

function after(ms: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.max(0, ms), null).unref()
  })
}

/** What says nothing about the answer: how and when it was carried. */
const carriage = [
  'x-request-id',
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
]

function told(headers: Headers): string {
  return [...headers]
    .filter(([name]) => !carriage.includes(name))
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}
