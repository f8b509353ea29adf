import type { Context } from '@backarch/api'
import { hashOpaqueToken, isOpaqueToken } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { changeAccountEmail, requireUser } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'
import { consumeLimit } from '@backarch/services-limits'

import { mailedTokenLimit } from '../../limits.ts'
import { sendNotice } from '../../mails.ts'
import { deleteEmailChangesOf, takeEmailChange } from '../../repo/email-changes.ts'
import { deletePasswordResetsOf } from '../../repo/password-resets.ts'
import { deleteSignUpsOfAddress } from '../../repo/sign-ups.ts'
import type { AccountUser, ConfirmEmailChangeInput } from '../../schemas.ts'
import { mailedTokenRefused } from '../mailed-token.ts'
import { toUser } from '../start-session.ts'
import { lockOwnAccount, requireOwnAccount } from './own-account.ts'

/**
 * Makes the change, in a session of the person who asked for it: the token alone would hand the account to whoever owns
 * a mistyped address. Other sessions stay: an address proves nothing in them. Open password resets, which went to the
 * old address, are void. Throws UNAUTHORIZED (`token_refused`) and CONFLICT (`email_taken`).
 */
export async function confirmEmailChange(
  ctx: Context,
  { token }: ConfirmEmailChangeInput,
): Promise<AccountUser> {
  const { userId } = requireUser(ctx)
  await consumeLimit(ctx, mailedTokenLimit)
  if (!isOpaqueToken(token, 'ec')) throw mailedTokenRefused()
  const tokenHash = hashOpaqueToken(token)
  const before = await requireOwnAccount(ctx)
  const account = await inTransaction(ctx.db, async (tx) => {
    await lockOwnAccount(ctx, tx)
    const email = await takeEmailChange(tx, { tokenHash, userId, now: ctx.now() })
    if (email === null) throw mailedTokenRefused()
    const changed = await changeAccountEmail(ctx, tx, { id: userId, email })
    await deleteEmailChangesOf(tx, userId)
    await deletePasswordResetsOf(tx, userId)
    await deleteSignUpsOfAddress(tx, email)
    await recordAudit(ctx, tx, { action: 'auth.email_change_done', orgId: null })
    return changed
  })
  const happened =
    'The address of your account was changed. This address is not its address any more.'
  await sendNotice(ctx, { to: before.email, happened, resetHelps: false })
  return toUser(account)
}
