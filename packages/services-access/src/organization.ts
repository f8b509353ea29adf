import type { Plan, Role } from './schemas.ts'

export interface Organization {
  readonly id: string
  readonly name: string
  /** As it was bought; what counts now is `planNow`. */
  readonly plan: Plan
  readonly planUntil: Date | null
  /** Whose own organization it is; null for one that was made on purpose. */
  readonly personalOf: string | null
  readonly deletedAt: Date | null
  readonly createdAt: Date
}

/** One person's place in one organization. */
export interface Member {
  readonly userId: string
  readonly role: Role
  /** Over the seats of the plan: sees everything and changes nothing. */
  readonly overSeats: boolean
  readonly createdAt: Date
}
