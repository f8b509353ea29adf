import { setTimeout as sleep } from 'node:timers/promises'

const windowMs = 15 * 60 * 1000

/** Attempts are counted in windows of a quarter of an hour: waits for the next one when this one ends before a test does. */
export async function withinAWindow(neededMs = 30_000): Promise<void> {
  const left = windowMs - (Date.now() % windowMs)
  if (left < neededMs) await sleep(left + 1)
}
