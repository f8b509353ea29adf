import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'

import {
  findIdentityOfUser,
  findUserIdOfIdentity,
  insertProviderIdentity,
} from '../../repo/provider-identities.ts'
import type { BeginProviderInput, Begun, FinishProviderInput, Linked } from '../../schemas.ts'
import { lockOwnAccount } from '../account/own-account.ts'
import { requireFreshProof } from '../fresh-proof.ts'
import { notify } from '../notify.ts'
import { beginFlow } from './begin-flow.ts'
import { finishFlow } from './finish-flow.ts'

/** Begins to link the caller's account. Throws FORBIDDEN (`proof_too_old`) without a fresh proof. */
export async function beginLink(ctx: Context, { returnTo }: BeginProviderInput): Promise<Begun> {
  const { id: sessionId, userId } = await requireFreshProof(ctx)
  return beginFlow(ctx, { purpose: 'link', returnTo, caller: { userId, sessionId } })
}

/**
 * Links whom the provider names to the caller's account, in the session that began. Throws CONFLICT (`identity_taken`)
 * for somebody else's, and CONFLICT (`already_linked`) when another identity of the provider is linked.
 */
export async function link(ctx: Context, { flow, query }: FinishProviderInput): Promise<Linked> {
  const { id: sessionId, userId } = await requireFreshProof(ctx)
  const caller = { userId, sessionId }
  const claims = await finishFlow(ctx, { flow, query, purpose: 'link', caller })
  const { issuer, subject, returnTo } = claims
  const isNew = await inTransaction(ctx.db, async (tx) => {
    await lockOwnAccount(ctx, tx)
    const owner = await findUserIdOfIdentity(tx, { issuer, subject })
    if (owner === userId) return false
    if (owner !== null) throw taken()
    if (await findIdentityOfUser(tx, { issuer, userId })) throw alreadyLinked()
    await insertProviderIdentity(tx, { issuer, subject, userId, createdAt: ctx.now() })
    await recordAudit(ctx, tx, { action: 'auth.provider_linked', orgId: null })
    return true
  })
  if (isNew) {
    await notify(ctx, userId, 'Your account can be signed in to with the provider from now on.')
  }
  return { linked: true, returnTo }
}

function taken(): AppError {
  return new AppError('CONFLICT', 'At the provider you are linked to another account here.', {
    details: { reason: 'identity_taken' },
  })
}

function alreadyLinked(): AppError {
  return new AppError('CONFLICT', 'Another identity is linked: unlink that one first.', {
    details: { reason: 'already_linked' },
  })
}
