import type { Plan, Role } from './schemas.ts'

export interface Organization {
  readonly id: string
  readonly name: string
  /** As it was bought; what counts now is `planNow`. */
  readonly plan: Plan
  readonly planUntil: Date | null
  /** When the plan became another one; null where it never did. */
  readonly planSince: Date | null
  /** Whose own organization it is; null for one that was made on purpose. */
  readonly personalOf: string | null
  readonly deletedAt: Date | null
  readonly createdAt: Date
}

/** An organization as one of its members sees it now. */
export interface OrganizationOfMember extends Organization {
  /** What the member may do now: `viewer` for whoever is over the seats. */
  readonly role: Role
  readonly overSeats: boolean
  /** The plan that counts now. */
  readonly plan: Plan
}

/** One person's place in one organization. */
export interface Member {
  readonly userId: string
  readonly role: Role
  /** Over the seats of the plan: sees everything and changes nothing. */
  readonly overSeats: boolean
  readonly createdAt: Date
}
