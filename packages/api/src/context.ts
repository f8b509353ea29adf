import type { Config, Logger, Mailer, ObjectStorage } from '@backarch/core'
import type { Db } from '@backarch/db'

/** Who is calling. The operator is a script on the server's own machine. */
export type Principal =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly userId: string; readonly sessionId: string }
  | { readonly kind: 'operator'; readonly name: string }

/** The other end of the connection, for audit and rate limits. */
export interface Peer {
  /** IP address; of the connection itself unless a trusted proxy is configured. */
  readonly address: string
  readonly userAgent: string | null
}

/** Everything a service may touch. Built once a request; time, ids and the network come in here so that a test can hold them still. */
export interface Context {
  readonly requestId: string
  readonly principal: Principal
  readonly db: Db
  readonly log: Logger
  readonly config: Config
  readonly mail: Mailer
  readonly storage: ObjectStorage
  /** Aborted when the caller goes away; for a subscription also when the server stops. */
  readonly signal: AbortSignal
  readonly now: () => Date
  /** A new UUIDv7: sorts by creation time. */
  readonly newId: () => string
  /** Null for a script. */
  readonly peer: Peer | null
}
