import type { Context } from '@backarch/api'
import { newOpaqueToken } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { openSessionWithin } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'
import { consumeLimit } from '@backarch/services-limits'

import { makeTokenLimit } from '../../limits.ts'
import { maxTokens, type MadeToken, type MakeTokenInput } from '../../schemas.ts'
import { lockOwnAccount } from '../account/own-account.ts'
import { requireFreshProof } from '../fresh-proof.ts'
import { notify } from '../notify.ts'
import { toTokenView } from './token-view.ts'

const day = 24 * 60 * 60 * 1000

/**
 * Makes a personal access token for a script. Throws FORBIDDEN (`proof_too_old`) without a fresh proof and
 * LIMIT_EXCEEDED (`too_many_sessions`) when the person has fifty.
 */
export async function makeToken(ctx: Context, input: MakeTokenInput): Promise<MadeToken> {
  const { userId } = await requireFreshProof(ctx)
  await consumeLimit(ctx, makeTokenLimit, { account: userId })
  const { name, scopes, expiresInDays } = input
  const { token: secret, hash: secretHash } = newOpaqueToken('bak')
  const expiresAt = new Date(ctx.now().getTime() + expiresInDays * day)
  const made = await inTransaction(ctx.db, async (tx) => {
    await lockOwnAccount(ctx, tx)
    const session = { userId, kind: 'personal', secretHash, name, scopes, expiresAt } as const
    const opened = await openSessionWithin(ctx, tx, maxTokens, session)
    await recordAudit(ctx, tx, {
      action: 'auth.token_made',
      orgId: null,
      target: { kind: 'personal_token', id: opened.id },
      details: { scopes: scopes.join(' '), expiresInDays },
    })
    return opened
  })
  await notify(ctx, userId, 'A personal access token was made for your account.')
  return { ...toTokenView(made), secret }
}
