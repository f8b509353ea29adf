import type { Context } from '@backarch/api'
import { checkPassword, hashPassword } from '@backarch/core'
import { inTransaction, type Db } from '@backarch/db'
import { endSession, listSessions } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { sendNotice } from '../../mails.ts'
import { deletePasswordResetsOf } from '../../repo/password-resets.ts'
import { storePassword } from '../../repo/passwords.ts'
import { deleteSignInChallengesOf } from '../../repo/sign-in-challenges.ts'
import type { ChangePasswordInput, PasswordSet } from '../../schemas.ts'
import { requireFreshProof } from '../fresh-proof.ts'
import { wordsAboutAccount } from '../words-about.ts'
import { holdOwnAccount, requireOwnAccount } from './own-account.ts'

/**
 * Sets the password of the caller's account, which may have had none. Every other session ends. Personal access
 * tokens stay: none was made with the password, and none can touch the account.
 */
export async function changePassword(
  ctx: Context,
  { newPassword }: ChangePasswordInput,
): Promise<PasswordSet> {
  const { id: sessionId, userId } = await requireFreshProof(ctx)
  const account = await requireOwnAccount(ctx)
  await checkPassword(newPassword, { forbidden: await wordsAboutAccount(ctx, account) })
  const hash = await hashPassword(newPassword, ctx)
  await inTransaction(ctx.db, async (tx) => {
    await holdOwnAccount(ctx, tx)
    // First, as it waits for sign-ins with the old password: their sessions are among those that end.
    await storePassword(tx, { userId, hash, now: ctx.now() })
    await deleteSignInChallengesOf(tx, userId)
    await deletePasswordResetsOf(tx, userId)
    const ended = await endOtherSessions(ctx, tx, { userId, sessionId })
    const details = { ended }
    await recordAudit(ctx, tx, { action: 'auth.password_changed', orgId: null, details })
  })
  await sendNotice(ctx, {
    to: account.email,
    happened:
      'The password of your account was changed, and every other session was ended. Personal access tokens, passkeys and a linked provider go on working.',
  })
  return { status: 'password_set' }
}

async function endOtherSessions(
  ctx: Context,
  tx: Db,
  { userId, sessionId }: { readonly userId: string; readonly sessionId: string },
): Promise<number> {
  const sessions = await listSessions({ ...ctx, db: tx }, userId)
  const others = sessions.filter(({ id, kind }) => kind !== 'personal' && id !== sessionId)
  for (const session of others) await endSession(ctx, tx, session)
  return others.length
}
