import { setTimeout as sleep } from 'node:timers/promises'

import type { Logger } from '@backarch/core'
import { Client } from 'pg'

/** Asks the connection; statements run one after the other, in the order they were asked. */
export type Query = (sql: string, values?: readonly unknown[]) => Promise<unknown>

export interface ListeningOptions {
  readonly url: string | (() => Promise<string>)
  readonly log?: Logger
  readonly onNotification: (channel: string, text: string) => void
  /** Called whenever a connection is there again, and before anything else is asked of it. */
  readonly onConnected: (query: Query, isFirst: boolean) => void
}

export interface ListeningConnection {
  /** The open connection, or null while there is none. */
  readonly current: () => Query | null
  /** Resolves with the open connection; waits while there is none. */
  readonly connected: (signal: AbortSignal) => Promise<Query>
  readonly close: () => Promise<void>
}

const heartbeatMillis = 30_000
const longestPause = 5_000

/** One connection that comes back by itself, with growing pauses, until it is closed. Connects on first use. */
export function createListeningConnection(options: ListeningOptions): ListeningConnection {
  const closing = new AbortController()
  const waiting = new Set<(query: Query) => void>()
  let current: Query | null = null
  let running: Promise<void> | null = null
  let hasConnected = false

  const run = async (): Promise<void> => {
    for (let failures = 0; !closing.signal.aborted;) {
      let client: Client | null = null
      try {
        client = createClient(typeof options.url === 'string' ? options.url : await options.url())
        const lost = endOf(client)
        client.on('notification', ({ channel, payload }) => {
          options.onNotification(channel, payload ?? '')
        })
        await client.connect()
        failures = 0
        const query = inTurn(client)
        current = query
        options.onConnected(query, !hasConnected)
        hasConnected = true
        for (const resolve of waiting) resolve(query)
        await Promise.race([lost, heartbeat(query, closing.signal), aborted(closing.signal)])
      } catch (error) {
        failures++
        if (failures === 1) options.log?.warn({ err: error }, 'cannot listen to the database')
      } finally {
        current = null
        if (client) await endQuietly(client)
      }
      if (!closing.signal.aborted) await pause(failures, closing.signal)
    }
  }

  return {
    current: () => current,
    connected: (signal) => {
      running ??= run()
      if (current !== null) return Promise.resolve(current)
      return new Promise((resolve, reject) => {
        const settle = (query: Query | null): void => {
          waiting.delete(settle)
          signal.removeEventListener('abort', onAbort)
          if (query === null) reject(new DOMException('No connection.', 'AbortError'))
          else resolve(query)
        }
        const onAbort = (): void => settle(null)
        waiting.add(settle)
        signal.addEventListener('abort', onAbort)
        if (signal.aborted) settle(null)
      })
    },
    close: async () => {
      closing.abort()
      await running
    },
  }
}

function createClient(connectionString: string): Client {
  return new Client({
    connectionString,
    application_name: 'backarch listener',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
}

function endOf(client: Client): Promise<void> {
  return new Promise((done) => {
    client.once('end', () => done())
    client.on('error', () => done())
  })
}

function inTurn(client: Client): Query {
  let last: Promise<unknown> = Promise.resolve()
  return (sql, values = []) => {
    const asked = last.then(() => client.query(sql, [...values]))
    last = asked.catch(() => {})
    return asked
  }
}

/** Rejects when the server stops answering: a cut network says nothing by itself. */
async function heartbeat(query: Query, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(heartbeatMillis, null, { signal, ref: false })
    const silent = sleep(10_000, 'silent', { ref: false })
    if ((await Promise.race([query('SELECT 1'), silent])) === 'silent') {
      throw new Error('the database stopped answering')
    }
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((done) => signal.addEventListener('abort', () => done(), { once: true }))
}

async function pause(failures: number, signal: AbortSignal): Promise<void> {
  const longest = Math.min(longestPause, 50 * 2 ** failures)
  await sleep(longest * (0.5 + Math.random() / 2), null, { signal }).catch(() => {})
}

/** A connection whose peer is gone never confirms its end. */
async function endQuietly(client: Client): Promise<void> {
  await Promise.race([client.end().catch(() => {}), sleep(500, null, { ref: false })])
}
