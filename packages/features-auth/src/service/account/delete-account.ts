import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'
import { removeInvitationsTo } from '@backarch/features-orgs'
import { endMembershipsOf, removeAccount } from '@backarch/services-access'
import { forgetActor, recordAudit } from '@backarch/services-audit'

import { sendNotice } from '../../mails.ts'
import { deleteEmailChangesTo } from '../../repo/email-changes.ts'
import { deleteSignUpsOfAddress } from '../../repo/sign-ups.ts'
import type { AccountDeleted } from '../../schemas.ts'
import { clearSessionCookie } from '../../session-cookie.ts'
import { requireFreshProof } from '../fresh-proof.ts'
import { lockOwnAccount, requireOwnAccount } from './own-account.ts'

/**
 * Deletes the caller's account and all that is stored of them; in the audit log a pseudonym stands for them. Throws
 * CONFLICT (`sole_owner`) while an organization that others work in has no other owner; nothing changes then.
 */
export async function deleteAccount(ctx: Context): Promise<AccountDeleted> {
  const { userId } = await requireFreshProof(ctx)
  const { email } = await requireOwnAccount(ctx)
  await inTransaction(ctx.db, async (tx) => {
    await lockOwnAccount(ctx, tx)
    await endMembershipsOf(ctx, tx, userId)
    await removeInvitationsTo(ctx, tx, email)
    await deleteSignUpsOfAddress(tx, email)
    await deleteEmailChangesTo(tx, email)
    const target = { kind: 'user', id: userId }
    await recordAudit(ctx, tx, { action: 'auth.account_deleted', orgId: null, target })
    await removeAccount(ctx, tx, userId)
    await forgetActor(ctx, tx, userId)
  })
  ctx.setCookie?.(clearSessionCookie())
  await sendNotice(ctx, {
    to: email,
    happened: 'Your account and what was stored of you was deleted.',
    resetHelps: false,
  })
  return { status: 'account_deleted' }
}
