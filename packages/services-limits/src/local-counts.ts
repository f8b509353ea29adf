import { RateLimiterMemory } from 'rate-limiter-flexible'

import type { Bucket } from './buckets-of.ts'
import type { Rule } from './limit.ts'

/**
 * This process's own counts, for while the shared ones cannot be reached. Only counted here, judged by whoever
 * asks; an entry leaves by itself when a window's length has passed.
 */
const counts = new RateLimiterMemory({ points: 0, duration: 1, keyPrefix: 'counted' })

/** Buckets that are known to be used up. */
const spent = new RateLimiterMemory({ points: 0, duration: 1, keyPrefix: 'spent' })

/** Counts a minute of everybody together: without an end to them, strangers decide how much memory this takes. */
const countsPerMinute = 10_000

/** Counts one more attempt in this process and gives their number; Infinity when the process counts too much already. */
export async function countLocally({ key, rule }: Bucket): Promise<number> {
  const together = await counts.penalty('together', 1, { customDuration: 60 })
  if (together.consumedPoints > countsPerMinute) return Infinity
  const { consumedPoints } = await counts.penalty(key, 1, { customDuration: rule.seconds })
  return consumedPoints
}

/** What one process allows by itself: a quarter, so that a few replicas together do not allow more than the limit. */
export function locallyAllowed({ attempts }: Rule): number {
  return Math.max(1, Math.floor(attempts / 4))
}

const spentSeconds = 5

/**
 * Remembers for a few seconds that a bucket is used up: somebody who goes on trying then costs the database
 * one statement in that time, and no queue at one row. Short, because another replica may forgive.
 */
export async function rememberSpent({ key }: Bucket): Promise<void> {
  await spent.set(key, 1, spentSeconds)
}

export async function isSpent({ key }: Bucket): Promise<boolean> {
  return (await spent.get(key)) !== null
}

export async function forgetLocally({ key }: Bucket): Promise<void> {
  await counts.delete(key)
  await spent.delete(key)
}
