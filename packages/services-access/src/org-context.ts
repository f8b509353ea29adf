import type { Context } from '@backarch/api'

import type { Plan, Role } from './schemas.ts'

/** The organization a call is about, and what its caller is there. Looked up anew on every call. */
export interface OrgAccess {
  readonly id: string
  /** What the caller may do now: `viewer` for whoever is over the seats. */
  readonly role: Role
  /** What counts now: `free` once a plan has ended. */
  readonly plan: Plan
  /** Why the role is lower than the one the member was given. */
  readonly overSeats: boolean
}

/** What a service that works inside one organization takes. */
export interface OrgContext extends Context {
  readonly org: OrgAccess
}
