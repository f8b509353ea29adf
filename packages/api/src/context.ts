import type { Config, Logger, Mailer, ObjectStorage } from '@backarch/core'
import type { Db } from '@backarch/db'

import type { Scope } from './sealed.ts'

/** Who is calling. The operator is a script on the server's own machine. */
export type Principal =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'user'
      readonly userId: string
      readonly sessionId: string
      /** What a personal access token may do; absent for a person's own session, which may do all the person may. */
      readonly scopes?: readonly Scope[]
    }
  | { readonly kind: 'operator'; readonly name: string }

/**
 * What a request was sent with. It proves nothing yet: whether its session lives, and what the person is, is asked of
 * the database by the procedure, on every call.
 */
export type Credential =
  /** Named by an access token that we signed. */
  | { readonly kind: 'session'; readonly sessionId: string; readonly userId: string }
  /**
   * SHA-256 of an opaque secret: a browser's cookie or a personal access token. A session that was not seen since
   * `seenAfter` is over; absent where being idle does not end it.
   */
  | { readonly kind: 'secret'; readonly hash: string; readonly seenAfter?: Date }

/** The other end of the connection, for audit and rate limits. */
export interface Peer {
  /** IP address; of the connection itself unless a trusted proxy is configured. */
  readonly address: string
  readonly userAgent: string | null
}

/** Everything a service may touch. Built once a request; time, ids and the network come in here so that a test can hold them still. */
export interface Context {
  readonly requestId: string
  /** Anonymous until a procedure that needs to know has looked the credential up. */
  readonly principal: Principal
  readonly credential: Credential | null
  readonly db: Db
  readonly log: Logger
  readonly config: Config
  /** Where people reach the server, e.g. `https://backarch.example.com`: for links in mails. No slash at the end. */
  readonly publicUrl: string
  readonly mail: Mailer
  readonly storage: ObjectStorage
  /** Aborted when the caller goes away; for a subscription also when the server stops. */
  readonly signal: AbortSignal
  readonly now: () => Date
  /** A new UUIDv7: sorts by creation time. */
  readonly newId: () => string
  /** Null for a script. */
  readonly peer: Peer | null
  /** Adds a `Set-Cookie` header to the reply; null for a script. */
  readonly setCookie: ((cookie: string) => void) | null
}
