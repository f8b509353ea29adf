import { isForeignKeyViolation, type Db } from '@backarch/db'

import type { Member } from '../organization.ts'
import { insertMember } from '../repo/memberships.ts'
import type { Role } from '../schemas.ts'
import { signedOut } from './require-user.ts'

/** Stores a membership. Throws UNAUTHORIZED for somebody whose account was deleted at this moment. */
export async function startMembership(
  tx: Db,
  membership: {
    readonly orgId: string
    readonly userId: string
    readonly role: Role
    readonly now: Date
  },
): Promise<Member> {
  try {
    return await insertMember(tx, membership)
  } catch (error) {
    throw isForeignKeyViolation(error) ? signedOut() : error
  }
}
