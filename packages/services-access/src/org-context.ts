import type { Context } from '@backarch/api'

import type { Plan, Role } from './schemas.ts'

/** The organization a call is about, and what its caller is there. Looked up anew on every call. */
export interface OrgAccess {
  readonly id: string
  readonly role: Role
  readonly plan: Plan
}

/** What a service that works inside one organization takes. */
export interface OrgContext extends Context {
  readonly org: OrgAccess
}
