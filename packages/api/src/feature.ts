import type { EnvDefinition } from '@backarch/core'

import type { Context, Principal } from './context.ts'
import type { Feature } from './sealed.ts'

/** What a feature gives the host besides its router. */
export interface ServerParts {
  /** Variables this feature reads; merged with every other package's and checked at start. */
  readonly env?: EnvDefinition
  /**
   * Turns a bearer token or cookie into a principal; anonymous when there is none or it is no longer good,
   * so that signing in again works with a stale token in hand. At most one shipped feature provides it.
   */
  readonly authenticate?: (ctx: Context, headers: Headers) => Promise<Principal>
}

const parts = new WeakMap<Feature<unknown>, ServerParts>()

/** Defines a feature. The result's type shows the router alone, so that a client never loads the server's types. */
export function defineFeature<Router>(feature: Feature<Router> & ServerParts): Feature<Router> {
  const { name, router, ...server } = feature
  const defined = { name, router }
  parts.set(defined, server)
  return defined
}

/** What the feature gives the host. Empty for a feature that is only a router. */
export function serverParts(feature: Feature<unknown>): ServerParts {
  return parts.get(feature) ?? {}
}
