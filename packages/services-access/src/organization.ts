import type { Plan, Role } from './schemas.ts'

export interface Organization {
  readonly id: string
  readonly name: string
  readonly plan: Plan
  readonly createdAt: Date
}

/** One person's place in one organization. */
export interface Member {
  readonly userId: string
  readonly role: Role
  readonly createdAt: Date
}
