import { randomUUID } from 'node:crypto'

import { AppError, type Logger } from '@backarch/core'

import { connectionFailure } from '../client/errors.ts'
import { iterateEvents } from './iterate-events.ts'
import { createListeningConnection, type Query } from './listening-connection.ts'
import { channelName, createAssembler, toNotifications } from './wire.ts'

/** `missed`: the connection was away, so messages may have been lost; read again what the messages tell about. */
export type PubSubEvent =
  | { readonly kind: 'message'; readonly payload: unknown }
  | { readonly kind: 'missed' }

export interface SubscribeOptions {
  /** Ends the subscription. */
  readonly signal?: AbortSignal
}

export interface PubSub extends AsyncDisposable {
  /** Sends a JSON value to every subscriber of every process, on the listening connection; see `publish`. */
  publish(channel: string, payload: unknown): Promise<void>
  /**
   * Calls `onEvent` for every message published from the moment this resolves. Resolves with the function that
   * ends it. Throws UNAVAILABLE when the database cannot be reached within five seconds.
   */
  subscribe(
    channel: string,
    onEvent: (event: PubSubEvent) => void,
    options?: SubscribeOptions,
  ): Promise<() => void>
  /** The same as an endless sequence, which ends without an error when the signal aborts or this closes. */
  events(channel: string, options?: SubscribeOptions): AsyncIterable<PubSubEvent>
  /** Aborts when this closes. */
  readonly closed: AbortSignal
  /** How many channels have subscribers in this process. */
  readonly channelCount: number
  close(): Promise<void>
}

interface Channel {
  readonly name: string
  readonly handlers: Set<(event: PubSubEvent) => void>
  readonly assemble: ReturnType<typeof createAssembler>
  /** Settles when the server has confirmed that it listens; per connection. */
  listening: Promise<unknown> | null
}

/** Publish/subscribe over LISTEN and NOTIFY, on one connection that comes back by itself. Connects on first use. */
export function createPubSub(options: {
  readonly url: string | (() => Promise<string>)
  readonly log?: Logger
}): PubSub {
  const channels = new Map<string, Channel>()
  const closed = new AbortController()
  const deliver = (channel: Channel, event: PubSubEvent): void => {
    for (const handler of channel.handlers) {
      try {
        handler(event)
      } catch (error) {
        options.log?.error({ err: error }, 'a subscriber failed')
      }
    }
  }
  const listen = (channel: Channel, query: Query): Promise<unknown> => {
    const asked = query(`LISTEN ${channel.name}`)
    asked.catch(() => {}) // Its connection is lost, and the next one asks again.
    channel.listening = asked
    return asked
  }
  const connection = createListeningConnection({
    url: options.url,
    ...(options.log === undefined ? {} : { log: options.log }),
    onNotification: (name, text) => {
      const channel = channels.get(name)
      const message = channel?.assemble(text) ?? null
      if (channel !== undefined && message !== null) {
        deliver(channel, { kind: 'message', payload: message.payload })
      }
    },
    onConnected: (query, isFirst) => {
      for (const channel of channels.values()) {
        const wasListening = channel.listening !== null
        const asked = listen(channel, query)
        if (isFirst || !wasListening) continue
        asked.then(() => deliver(channel, { kind: 'missed' })).catch(() => {})
      }
    },
  })
  const connected = async (): Promise<Query> => {
    try {
      return await connection.connected(
        AbortSignal.any([closed.signal, AbortSignal.timeout(5_000)]),
      )
    } catch (cause) {
      throw new AppError('UNAVAILABLE', 'The database cannot be reached just now. Try again.', {
        details: { reason: 'database_unreachable' },
        cause,
      })
    }
  }
  const leave = (channel: Channel, handler: (event: PubSubEvent) => void): void => {
    channel.handlers.delete(handler)
    if (channel.handlers.size > 0 || channels.get(channel.name) !== channel) return
    channels.delete(channel.name)
    connection
      .current()?.(`UNLISTEN ${channel.name}`)
      .catch(() => {})
  }
  const subscribe: PubSub['subscribe'] = async (channelKey, onEvent, { signal } = {}) => {
    const name = channelName(channelKey)
    const channel = channels.get(name) ?? {
      name,
      handlers: new Set(),
      assemble: createAssembler(),
      listening: null,
    }
    // One function given twice is two subscriptions.
    const handler = (event: PubSubEvent): void => onEvent(event)
    const stop = (): void => {
      signal?.removeEventListener('abort', stop)
      leave(channel, handler)
    }
    channels.set(name, channel)
    channel.handlers.add(handler)
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) stop()
    try {
      const query = await connected()
      if (channel.handlers.has(handler)) await (channel.listening ?? listen(channel, query))
    } catch (error) {
      stop()
      throw connectionFailure(error) ?? error
    }
    return stop
  }
  const close = async (): Promise<void> => {
    closed.abort()
    channels.clear()
    await connection.close()
  }
  return {
    publish: async (channelKey, payload) => {
      const name = channelName(channelKey)
      const parts = toNotifications(randomUUID(), payload)
      const query = await connected()
      try {
        await query('SELECT pg_notify($1, part) FROM unnest($2::text[]) AS part', [name, parts])
      } catch (error) {
        throw connectionFailure(error) ?? error
      }
    },
    subscribe,
    events: (channelKey, { signal } = {}) => {
      const ended = signal === undefined ? closed.signal : AbortSignal.any([signal, closed.signal])
      return iterateEvents((onEvent) => subscribe(channelKey, onEvent, { signal: ended }), ended)
    },
    closed: closed.signal,
    get channelCount() {
      return channels.size
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}
