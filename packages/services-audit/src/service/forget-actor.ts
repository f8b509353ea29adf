import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'

import { pseudonymiseInAuditEvents } from '../repo.ts'

/**
 * Takes a person out of the log: one new pseudonym stands wherever they acted or were acted on, and where they
 * acted from is gone. What happened and when stays. `tx` is the transaction that deletes the account; call it
 * last in there, after what that records itself.
 */
export async function forgetActor(ctx: Context, tx: Db, userId: string): Promise<void> {
  await pseudonymiseInAuditEvents(tx, { userId, pseudonym: ctx.newId() })
}
