import type { Scope } from './schemas.ts'

/** One person who can sign in. */
export interface Account {
  readonly id: string
  readonly email: string
  readonly name: string
  /** Null: nobody has shown yet that the address is this person's. */
  readonly emailVerifiedAt: Date | null
  /** Set: refused everywhere from the next call on. */
  readonly disabledAt: Date | null
  readonly createdAt: Date
}

/** A browser's cookie, a program's access and refresh tokens, or a personal access token. */
export type SessionKind = 'browser' | 'client' | 'personal'

/** A standing permission to call as a person. */
export interface Session {
  readonly id: string
  readonly userId: string
  readonly kind: SessionKind
  /** What the person called a personal access token; null for the others. */
  readonly name: string | null
  /** What a personal access token may do; empty for the others, which may do all the person may. */
  readonly scopes: readonly Scope[]
  readonly createdAt: Date
  readonly expiresAt: Date
  /** When the person last proved who they are in it. */
  readonly authenticatedAt: Date
  /** To within five minutes, with the address and the user agent of that call. */
  readonly lastSeenAt: Date
  readonly address: string | null
  readonly userAgent: string | null
}
