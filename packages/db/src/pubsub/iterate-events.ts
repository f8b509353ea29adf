import { once } from 'node:events'

import type { PubSubEvent } from './create-pubsub.ts'

/** Events that wait for a slow reader; past this they are thrown away and the reader is told it missed some. */
const longestQueue = 1_000

type Subscribe = (onEvent: (event: PubSubEvent) => void) => Promise<() => void>

/**
 * Turns a subscription into a sequence. Resolves once it is open, so that whoever reads a state afterwards misses
 * nothing. Leaving the loop, or the signal, ends the subscription.
 */
export async function openEvents(
  subscribe: Subscribe,
  ended: AbortSignal,
): Promise<AsyncGenerator<PubSubEvent, void>> {
  const queue: PubSubEvent[] = []
  const bell = new EventTarget()
  const ring = (): boolean => bell.dispatchEvent(new Event('ring'))
  const stop = await subscribe((event) => {
    if (queue.length >= longestQueue) queue.splice(0, Infinity, { kind: 'missed' })
    else queue.push(event)
    ring()
  })
  // Also for whoever never begins to read.
  ended.addEventListener('abort', stop)
  const read = async function* read(): AsyncGenerator<PubSubEvent, void> {
    ended.addEventListener('abort', ring)
    try {
      while (!ended.aborted) {
        const next = queue.shift()
        if (next !== undefined) yield next
        else await once(bell, 'ring')
      }
    } finally {
      ended.removeEventListener('abort', ring)
      ended.removeEventListener('abort', stop)
      stop()
    }
  }
  return read()
}

/** The same, opened by whoever begins to read; ends without an error when the signal aborts. */
export async function* iterateEvents(
  subscribe: Subscribe,
  ended: AbortSignal,
): AsyncGenerator<PubSubEvent, void> {
  if (ended.aborted) return
  try {
    yield* await openEvents(subscribe, ended)
  } catch (error) {
    if (!ended.aborted) throw error
  }
}
