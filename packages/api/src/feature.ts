import type { EnvDefinition } from '@backarch/core'

import type { Context, Credential } from './context.ts'
import type { Job } from './job.ts'
import type { Feature } from './sealed.ts'

/**
 * Answers a GET with a page. `rest` is what follows its name in the path. Nobody is signed in: other sites may lead
 * people to it, or frame it. A reply without a content security policy of its own gets one that allows nothing.
 */
export type WebPage = (ctx: Context, rest: string) => Promise<Response>

/** What a feature gives the host besides its router. */
export interface ServerParts {
  /** Variables this feature reads; merged with every other package's and checked at start. */
  readonly env?: EnvDefinition
  /**
   * Reads the credential of a request; null when it has none that could be good. Asks no database: whether a
   * credential still counts is looked up by each procedure. At most one shipped feature provides it.
   */
  readonly authenticate?: (ctx: Context, headers: Headers) => Promise<Credential | null>
  /**
   * Pages for a browser by the first part of their path: `embed` answers `GET /embed/…`. Each name belongs to one shipped
   * feature.
   */
  readonly pages?: Readonly<Record<string, WebPage>>
  /** Work outside requests, which any server that ships the feature does. */
  readonly jobs?: readonly Job[]
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
