import { setTimeout as sleep } from 'node:timers/promises'

import type { Context } from '@backarch/api'

/** By then the answer has gone out, so that what is done does not slow it down either. */
const delayMs = 100

const running = new Set<Promise<void>>()

/**
 * Does something after the answer, so that the answer's time tells nothing of it. A failure is logged. A script, which
 * may end at once, waits for it and is told.
 */
export async function inBackground(
  ctx: Context,
  what: string,
  work: () => Promise<void>,
): Promise<void> {
  if (ctx.peer === null) return work()
  const done = sleep(delayMs)
    .then(work)
    .catch((error: unknown) => ctx.log.error({ err: error }, `${what} failed after the answer`))
    .finally(() => running.delete(done))
  running.add(done)
}

/** When all that was begun in this process is done. */
export async function backgroundDone(): Promise<void> {
  await Promise.all(running)
}
