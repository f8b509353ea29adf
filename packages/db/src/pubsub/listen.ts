import type { Db } from '../client/db.ts'
import type { PubSub, PubSubEvent } from './create-pubsub.ts'
import { openEvents } from './iterate-events.ts'

const pubsubs = new WeakMap<object, PubSub>()

/** Called by `createDatabase` alone. */
export function registerPubSub(client: Db, pubsub: PubSub): void {
  pubsubs.set(client, pubsub)
}

/**
 * What is published from the moment this resolves until the signal aborts or the database is closed. After `missed`
 * some messages may have been lost: read again what they tell about.
 * Throws UNAVAILABLE when the database cannot be reached within five seconds.
 */
export async function listen(
  db: Db,
  channel: string,
  signal: AbortSignal,
): Promise<AsyncGenerator<PubSubEvent, void>> {
  const pubsub = pubsubs.get(db)
  if (!pubsub) throw new Error('Only outside a transaction is there anything to listen to.')
  const ended = AbortSignal.any([signal, pubsub.closed])
  return openEvents((onEvent) => pubsub.subscribe(channel, onEvent, { signal: ended }), ended)
}
