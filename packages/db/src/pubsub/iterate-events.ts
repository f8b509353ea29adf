import { once } from 'node:events'

import type { PubSubEvent } from './create-pubsub.ts'

/** Events that wait for a slow reader; past this they are thrown away and the reader is told it missed some. */
const longestQueue = 1_000

type Subscribe = (onEvent: (event: PubSubEvent) => void) => Promise<() => void>

/** Turns a subscription into a sequence. Leaving the loop, or the signal, ends the subscription. */
export async function* iterateEvents(
  subscribe: Subscribe,
  ended: AbortSignal,
): AsyncGenerator<PubSubEvent, void> {
  if (ended.aborted) return
  const queue: PubSubEvent[] = []
  const bell = new EventTarget()
  const ring = (): boolean => bell.dispatchEvent(new Event('ring'))
  ended.addEventListener('abort', ring)
  let stop: (() => void) | null = null
  try {
    stop = await subscribe((event) => {
      if (queue.length >= longestQueue) queue.splice(0, Infinity, { kind: 'missed' })
      else queue.push(event)
      ring()
    })
    while (!ended.aborted) {
      const next = queue.shift()
      if (next !== undefined) yield next
      else await once(bell, 'ring')
    }
  } catch (error) {
    if (!ended.aborted) throw error
  } finally {
    ended.removeEventListener('abort', ring)
    stop?.()
  }
}
