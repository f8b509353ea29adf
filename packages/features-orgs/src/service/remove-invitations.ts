import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'

import { deleteInvitationsExpiredBefore, deleteInvitationsTo } from '../repo.ts'

const kept = 30 * 24 * 60 * 60 * 1000

/** Removes every invitation to an address, whose account is about to be deleted. */
export function removeInvitationsTo(_ctx: Context, tx: Db, email: string): Promise<void> {
  return deleteInvitationsTo(tx, email)
}

/** Removes what expired more than 30 days ago and was not sent again. Answers how many. */
export function removeExpiredInvitations(ctx: Context): Promise<number> {
  return deleteInvitationsExpiredBefore(ctx.db, new Date(ctx.now().getTime() - kept))
}
