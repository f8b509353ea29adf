import { setTimeout as sleep } from 'node:timers/promises'

import { serverParts, type Context, type Features, type SharedParts } from '@backarch/api'

export const hourMs = 60 * 60 * 1000

export interface HousekeepingOptions {
  readonly features: Features
  readonly shared: SharedParts
  /** Aborted when the server begins to stop. */
  readonly stopping: AbortSignal
  /** How long between two rounds, on average. */
  readonly everyMs: number
}

/**
 * Has each feature remove what is over, again and again until the server stops; then it ends once what is under way has.
 * The wait is between half and one and a half times `everyMs`, so that servers which started together come one after
 * the other. A feature that fails is logged, tried again in the next round, and stops no other.
 */
export async function keepHouse(options: HousekeepingOptions): Promise<void> {
  const { features, shared, stopping, everyMs } = options
  const jobs = Object.values(features).flatMap((feature) => {
    const { housekeeping } = serverParts(feature)
    return housekeeping ? [{ name: feature.name, run: housekeeping }] : []
  })
  while (await pause(everyMs * (0.5 + Math.random()), stopping)) {
    for (const { name, run } of jobs) {
      if (stopping.aborted) return
      try {
        await run(contextOf(shared, stopping))
      } catch (error) {
        shared.log.error({ err: error, feature: name }, 'housekeeping failed')
      }
    }
  }
}

function contextOf(shared: SharedParts, signal: AbortSignal): Context {
  return {
    ...shared,
    requestId: shared.newId(),
    principal: { kind: 'operator', name: 'housekeeping' },
    credential: null,
    signal,
    peer: null,
    setCookie: null,
  }
}

/** False when the server stops before the time is over. */
function pause(ms: number, stopping: AbortSignal): Promise<boolean> {
  return sleep(ms, true, { signal: stopping, ref: false }).catch(() => false)
}
